"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import type { MediaProvider } from "@/lib/media-providers";
import { useFieldError } from "@/lib/use-field-error";

const formSchema = z.object({ apiKey: z.string().trim().min(1).max(500), webhookSecret: z.string().trim().max(500), settings: z.record(z.string(), z.string().trim().max(200)) });

/** Stores the key of a maker of media with what else it needs; encrypted and never shown again. */
export function MediaProviderKeyDialog({ provider, open, onOpenChange }: { provider: MediaProvider; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("providers");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<z.input<typeof formSchema>, unknown, z.output<typeof formSchema>>({
    resolver: zodResolver(formSchema),
    defaultValues: { apiKey: "", webhookSecret: "", settings: Object.fromEntries(provider.settings.map(({ name, value }) => [name, value ?? ""])) },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ apiKey, webhookSecret, settings }) => {
    setProblem(undefined);
    try {
      await request("PUT", `/media-providers/${provider.name}`, { body: { apiKey, sandbox: false, ...(webhookSecret === "" ? {} : { webhookSecret }), ...(provider.settings.length === 0 ? {} : { settings }) }, ifMatch: provider.version });
      await queryClient.invalidateQueries({ queryKey: ["media-providers"] });
      toast.success(t("keySaved", { name: provider.label }));
      onOpenChange(false);
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("keyTitle", { name: provider.label })}</DialogTitle>
          <DialogDescription>{t("keyText")}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
          {problem ? <ProblemAlert error={problem} /> : null}
          <Field label={provider.name === "midjourney" ? t("media.botToken") : t("apiKey")} error={errorText(errors.apiKey)} required>
            {(control) => <Input {...control} {...form.register("apiKey")} type="password" autoComplete="off" spellCheck={false} className="font-mono" />}
          </Field>
          {provider.settings.map(({ name, label, required }) => (
            <Field key={name} label={name === "channelId" ? t("media.channelId") : label} error={errorText(errors.settings?.[name])} required={required}>
              {(control) => <Input {...control} {...form.register(`settings.${name}`)} spellCheck={false} autoComplete="off" />}
            </Field>
          ))}
          {provider.takesWebhookSecret ? (
            <Field label={t("media.webhookSecret")} hint={t("media.webhookSecretHint")} error={errorText(errors.webhookSecret)}>
              {(control) => <Input {...control} {...form.register("webhookSecret")} type="password" autoComplete="off" spellCheck={false} className="font-mono" />}
            </Field>
          ) : null}
          <DialogFooter>
            <Button type="submit" pending={isSubmitting}>
              {t("saveKey")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
