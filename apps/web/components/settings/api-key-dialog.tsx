"use client";
import { createApiKeySchema, permissions } from "@agency/core/identity/schema";
import type { Permission } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { ProblemAlert } from "@/components/problem-alert";
import { SecretOnce } from "@/components/settings/secret-once";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldError, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import { useMe } from "@/lib/queries";
import type { CreatedApiKey } from "@/lib/resources";
import { useFieldError } from "@/lib/use-field-error";

interface ApiKeyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const lifetimes = ["30", "90", "365", "never"] as const;
const isReading = (permission: Permission) => permission.endsWith(".read");
const isWriting = (permission: Permission) => /^(brands|products|assets|prompts|contents|publications)\./.test(permission) && permission !== "contents.approve";

/** Makes an API key, then shows its token, which nobody can see again. */
export function ApiKeyDialog({ open, onOpenChange }: ApiKeyDialogProps) {
  const t = useTranslations("settings.apiKeys");
  const [created, setCreated] = useState<CreatedApiKey>();
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) setCreated(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{created ? t("tokenTitle", { name: created.name }) : t("createTitle")}</DialogTitle>
          <DialogDescription>{created ? t("tokenText") : t("createText")}</DialogDescription>
        </DialogHeader>
        {created ? <SecretOnce label={t("token")} secret={created.token} onDone={() => close(false)} /> : <ApiKeyForm onCreated={setCreated} />}
      </DialogContent>
    </Dialog>
  );
}

function ApiKeyForm({ onCreated }: { onCreated: (key: CreatedApiKey) => void }) {
  const t = useTranslations("settings.apiKeys");
  const scopeNames = useTranslations("settings.scopes");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const { data: me } = useMe();
  const grantable = permissions.filter((permission) => me?.permissions.includes(permission));
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<z.input<typeof createApiKeySchema>, unknown, z.output<typeof createApiKeySchema>>({
    resolver: zodResolver(createApiKeySchema),
    defaultValues: { name: "", scopes: grantable.filter(isReading), expiresInDays: 365 },
  });
  const { errors, isSubmitting } = form.formState;
  const choose = (scopes: Permission[]) => form.setValue("scopes", scopes, { shouldValidate: form.formState.isSubmitted });
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const key = await request<CreatedApiKey>("POST", "/api-keys", { body: values });
      void queryClient.invalidateQueries({ queryKey: ["api-keys"] });
      onCreated(key);
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_11rem]">
        <Field label={t("name")} hint={t("nameHint")} error={errorText(errors.name)} required>
          {(control) => <Input {...control} {...form.register("name")} maxLength={200} autoComplete="off" placeholder={t("namePlaceholder")} />}
        </Field>
        <Controller
          control={form.control}
          name="expiresInDays"
          render={({ field }) => (
            <Field label={t("lifetime")}>
              {(control) => (
                <Select value={field.value === null ? "never" : String(field.value)} onValueChange={(next) => field.onChange(next === "never" ? null : Number(next))}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {lifetimes.map((lifetime) => (
                      <SelectItem key={lifetime} value={lifetime}>
                        {t(`lifetimes.${lifetime}`)}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          )}
        />
      </div>
      <Controller
        control={form.control}
        name="scopes"
        render={({ field }) => (
          <FieldSet legend={t("scopes")} hint={t("scopesHint")}>
            <div className="flex flex-wrap gap-2">
              <Button variant="outline" size="sm" onClick={() => choose(grantable.filter(isReading))}>
                {t("presetRead")}
              </Button>
              <Button variant="outline" size="sm" onClick={() => choose(grantable.filter((permission) => isReading(permission) || isWriting(permission)))}>
                {t("presetWrite")}
              </Button>
              <Button variant="outline" size="sm" onClick={() => choose([...grantable])}>
                {t("presetAll")}
              </Button>
            </div>
            {errors.scopes ? <FieldError>{t("scopesNeeded")}</FieldError> : null}
            <ul className="grid gap-x-4 sm:grid-cols-2">
              {grantable.map((permission) => {
                const id = `scope-${permission}`;
                return (
                  <li key={permission} className="flex min-h-11 items-center gap-3 md:min-h-9">
                    <Checkbox
                      id={id}
                      checked={field.value.includes(permission)}
                      onCheckedChange={(checked) => choose(checked === true ? [...field.value, permission] : field.value.filter((other) => other !== permission))}
                    />
                    <Label htmlFor={id} className="font-normal">
                      {scopeNames(permission.replace(".", "_") as "brands_read")}
                    </Label>
                  </li>
                );
              })}
            </ul>
          </FieldSet>
        )}
      />
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {t("create")}
        </Button>
      </DialogFooter>
    </form>
  );
}
