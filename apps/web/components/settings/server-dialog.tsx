"use client";
import { addServerSchema, structuredOutputModes } from "@agency/core/generation/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { TagInput } from "@/components/ui/tag-input";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import type { Provider, ServerPreset } from "@/lib/resources";
import { useFieldError } from "@/lib/use-field-error";

interface ServerDialogProps {
  /** Absent: a new one. */
  provider?: Provider;
  presets: readonly ServerPreset[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const price = z.string().trim().regex(/^(\d{1,6}([.,]\d{1,6})?)?$/);
const serverSchema = addServerSchema.pick({ label: true, baseUrl: true }).extend({
  apiKey: z.string().trim().max(500),
  models: z.array(z.string()).max(200),
  structuredOutput: z.enum(structuredOutputModes),
  inputPrice: price,
  outputPrice: price,
});
type Values = z.output<typeof serverSchema>;

/** Adds or changes a server that speaks OpenAI's chat protocol. */
export function ServerDialog({ provider, presets, open, onOpenChange }: ServerDialogProps) {
  const t = useTranslations("providers");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<Values>({
    resolver: zodResolver(serverSchema),
    defaultValues: {
      label: provider?.label ?? "",
      baseUrl: provider?.baseUrl ?? "",
      apiKey: "",
      models: provider?.models.map(({ id }) => id) ?? [],
      structuredOutput: provider?.structuredOutput ?? "json_schema",
      inputPrice: provider?.price?.input ?? "",
      outputPrice: provider?.price?.output ?? "",
    },
  });
  const { errors, isSubmitting } = form.formState;

  const fill = (id: string) => {
    const preset = presets.find((each) => each.id === id);
    if (!preset) return;
    form.setValue("label", nameOf(preset));
    form.setValue("baseUrl", preset.baseUrl);
    form.setValue("structuredOutput", preset.structuredOutput);
    if (!preset.needsKey) {
      form.setValue("inputPrice", "0");
      form.setValue("outputPrice", "0");
    }
  };
  const nameOf = (preset: ServerPreset) => (preset.environment === "sandbox" ? t("presetSandbox", { name: preset.name }) : preset.name);

  const submit = form.handleSubmit(async ({ inputPrice, outputPrice, apiKey, models, ...values }) => {
    setProblem(undefined);
    const amounts = { input: (inputPrice || outputPrice).replace(",", "."), output: (outputPrice || inputPrice).replace(",", ".") };
    const body = { ...values, price: inputPrice === "" && outputPrice === "" ? null : amounts, ...(apiKey === "" ? {} : { apiKey }) };
    try {
      if (provider) await request("PUT", `/providers/${provider.name}`, { body: { ...body, models }, ifMatch: provider.version });
      else {
        const added = await request<Provider>("POST", "/providers", { body: { ...body, ...(models.length > 0 ? { models } : {}) } });
        // A new server is asked at once, so that its models are there to choose from.
        await request("POST", `/providers/${added.name}/check`).catch(() => undefined);
      }
      await queryClient.invalidateQueries({ queryKey: ["providers"] });
      toast.success(t(provider ? "savedServer" : "addedServer", { name: values.label }));
      onOpenChange(false);
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{provider ? t("serverEditTitle", { name: provider.label }) : t("serverTitle")}</DialogTitle>
          <DialogDescription>{t("serverText")}</DialogDescription>
        </DialogHeader>
        <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
          {problem ? <ProblemAlert error={problem} /> : null}
          {provider ? null : (
            <Field label={t("preset")}>
              {(control) => (
                <Select onValueChange={fill}>
                  <SelectTrigger {...control}>
                    <SelectValue placeholder={t("presetNone")} />
                  </SelectTrigger>
                  <SelectContent>
                    {presets.map((preset) => (
                      <SelectItem key={preset.id} value={preset.id}>
                        {nameOf(preset)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          )}
          <Field label={t("serverName")} error={errorText(errors.label)} required>
            {(control) => <Input {...control} {...form.register("label")} autoComplete="off" />}
          </Field>
          <Field label={t("serverUrl")} hint={t("serverUrlHint")} error={errorText(errors.baseUrl)} required>
            {(control) => <Input {...control} {...form.register("baseUrl")} type="url" inputMode="url" autoComplete="off" placeholder="https://" />}
          </Field>
          <Field label={t("serverKey")} hint={provider?.keyHint ? t("serverKeyAgain") : t("serverKeyHint")} error={errorText(errors.apiKey)}>
            {(control) => <Input {...control} {...form.register("apiKey")} type="password" autoComplete="off" spellCheck={false} placeholder={provider?.keyHint ?? ""} className="font-mono" />}
          </Field>
          <Field label={t("serverModels")} hint={t("serverModelsHint")}>
            {(control) => <Controller control={form.control} name="models" render={({ field }) => <TagInput {...control} value={field.value} onValueChange={field.onChange} max={200} />} />}
          </Field>
          <Field label={t("structured")} hint={t("structuredHint")}>
            {(control) => (
              <Controller
                control={form.control}
                name="structuredOutput"
                render={({ field }) => (
                  <Select value={field.value} onValueChange={field.onChange}>
                    <SelectTrigger {...control}>
                      <SelectValue />
                    </SelectTrigger>
                    <SelectContent>
                      {structuredOutputModes.map((mode) => (
                        <SelectItem key={mode} value={mode}>
                          {t(`structuredModes.${mode}`)}
                        </SelectItem>
                      ))}
                    </SelectContent>
                  </Select>
                )}
              />
            )}
          </Field>
          <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
            <Field label={t("priceInput")} error={errors.inputPrice ? t("badPrice") : undefined}>
              {(control) => <Input {...control} {...form.register("inputPrice")} inputMode="decimal" autoComplete="off" className="tabular-nums" />}
            </Field>
            <Field label={t("priceOutput")} error={errors.outputPrice ? t("badPrice") : undefined}>
              {(control) => <Input {...control} {...form.register("outputPrice")} inputMode="decimal" autoComplete="off" className="tabular-nums" />}
            </Field>
            <p className="text-xs leading-relaxed text-muted-foreground sm:col-span-2">{t("priceHint")}</p>
          </div>
          <DialogFooter>
            <Button type="submit" pending={isSubmitting}>
              {provider ? t("saveServer") : t("addServer")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
