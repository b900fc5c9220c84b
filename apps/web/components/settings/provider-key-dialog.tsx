"use client";
import { setProviderSchema } from "@agency/core/generation/schema";
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
import { blankAsNull } from "@/lib/blank";
import { showProblemInForm } from "@/lib/form-problem";
import type { Provider } from "@/lib/resources";
import { useFieldError } from "@/lib/use-field-error";

interface ProviderKeyDialogProps {
  provider: Provider;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const keySchema = setProviderSchema.pick({ baseUrl: true }).extend({ apiKey: z.string().trim().min(1).max(500) });

/** Stores a key of one's own; it is encrypted and never shown again. */
export function ProviderKeyDialog({ provider, name, open, onOpenChange }: ProviderKeyDialogProps) {
  const t = useTranslations("providers");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<z.input<typeof keySchema>, unknown, z.output<typeof keySchema>>({ resolver: zodResolver(keySchema), defaultValues: { apiKey: "", baseUrl: provider.baseUrl } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      // The provider's own address is not stored: it may move with a later release.
      const changes = form.formState.dirtyFields.baseUrl ? values : { apiKey: values.apiKey };
      await request("PUT", `/providers/${provider.name}`, { body: { ...changes, sandbox: false }, ifMatch: provider.version });
      await queryClient.invalidateQueries({ queryKey: ["providers"] });
      toast.success(t("keySaved", { name }));
      form.reset({ apiKey: "", baseUrl: values.baseUrl ?? null });
      onOpenChange(false);
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("keyTitle", { name })}</DialogTitle>
          <DialogDescription>{t("keyText")}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
          {problem ? <ProblemAlert error={problem} /> : null}
          <Field label={t("apiKey")} error={errorText(errors.apiKey)} required>
            {(control) => <Input {...control} {...form.register("apiKey")} type="password" autoComplete="off" spellCheck={false} placeholder="sk-…" className="font-mono" />}
          </Field>
          <Field label={t("baseUrl")} hint={t("baseUrlHint")} error={errorText(errors.baseUrl)}>
            {(control) => <Input {...control} {...form.register("baseUrl", blankAsNull)} type="url" inputMode="url" placeholder="https://" />}
          </Field>
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
