"use client";
import { createClientSchema } from "@agency/core/economics/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { languageNames } from "@/components/language-switch";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { usePlans, type Client } from "@/lib/economics";
import { showProblemInForm } from "@/lib/form-problem";
import { locales } from "@/lib/locale";
import { useBrandChoices } from "@/lib/queries";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useFieldError } from "@/lib/use-field-error";

type ClientInput = z.input<typeof createClientSchema>;
type Output = z.output<typeof createClientSchema>;
const noPlan = "none";

/** Adds a client, or edits one. */
export function ClientDialog({ client, onClose }: { client?: Client; onClose: () => void }) {
  const t = useTranslations("economics.client");
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{client ? t("edit") : t("new")}</DialogTitle>
          <DialogDescription>{client ? t("editText") : t("newText")}</DialogDescription>
        </DialogHeader>
        <ClientForm client={client} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function ClientForm({ client, onClose }: { client: Client | undefined; onClose: () => void }) {
  const t = useTranslations("economics.client");
  const common = useTranslations("common");
  const router = useRouter();
  const errorText = useFieldError();
  const { data: brands = [] } = useBrandChoices();
  const { data: plans = [] } = usePlans();
  const { run, pending } = useEconomicsChange();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<ClientInput, unknown, Output>({ resolver: zodResolver(createClientSchema), defaultValues: valuesOf(client) });
  const { errors } = form.formState;
  const submit = form.handleSubmit((values) =>
    run(async () => {
      setProblem(undefined);
      try {
        const { planId, ...fields } = values;
        const saved = client
          ? await request<Client>("PATCH", `/clients/${client.id}`, { body: fields, ifMatch: client.version })
          : await request<Client>("POST", "/clients", { body: { ...fields, ...(planId ? { planId } : {}) } });
        toast.success(client ? common("saved") : t("created", { name: saved.name }));
        onClose();
        if (!client) router.push(`/clients/${saved.id}`);
      } catch (error) {
        setProblem(showProblemInForm(form, error));
      }
    }),
  );
  const emptyIsNull = { setValueAs: (value: string | null) => (value === null || value.trim() === "" ? null : value) };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")} error={errorText(errors.name)} required>
          {(control) => <Input {...control} {...form.register("name")} maxLength={200} autoComplete="off" />}
        </Field>
        <Field label={t("legalName")} error={errorText(errors.legalName)}>
          {(control) => <Input {...control} {...form.register("legalName", emptyIsNull)} maxLength={300} autoComplete="off" />}
        </Field>
        <Field label={t("taxCode")} error={errorText(errors.taxCode)}>
          {(control) => <Input {...control} {...form.register("taxCode", emptyIsNull)} maxLength={50} autoComplete="off" />}
        </Field>
        <Field label={t("email")} error={errorText(errors.email)}>
          {(control) => <Input {...control} {...form.register("email", emptyIsNull)} type="email" maxLength={254} autoComplete="off" />}
        </Field>
        <Field label={t("address")} error={errorText(errors.address)} className="sm:col-span-2">
          {(control) => <Textarea {...control} {...form.register("address", emptyIsNull)} maxLength={1000} className="min-h-16" />}
        </Field>
        <Field label={t("contactName")} error={errorText(errors.contactName)}>
          {(control) => <Input {...control} {...form.register("contactName", emptyIsNull)} maxLength={200} autoComplete="off" />}
        </Field>
        <Controller
          control={form.control}
          name="language"
          render={({ field }) => (
            <Field label={t("language")}>
              {(control) => (
                <Select value={field.value ?? "vi"} onValueChange={field.onChange}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {locales.map((locale) => (
                      <SelectItem key={locale} value={locale}>
                        {languageNames[locale]}
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
        name="brandIds"
        render={({ field }) => {
          const chosen = field.value ?? [];
          return (
            <FieldSet legend={t("brands")} hint={t("brandsHint")}>
              {brands.length === 0 ? (
                <p className="text-sm text-muted-foreground">
                  {t("noBrands")}{" "}
                  <Link href="/brands/new" className="text-primary underline">
                    {t("addBrand")}
                  </Link>
                </p>
              ) : null}
              <ul className="grid max-h-44 gap-1 overflow-y-auto scrollbar-slim empty:hidden sm:grid-cols-2">
                {brands.map((brand) => (
                  <li key={brand.id} className="flex min-h-11 items-center gap-3 md:min-h-9">
                    <Checkbox
                      id={`client-brand-${brand.id}`}
                      checked={chosen.includes(brand.id)}
                      onCheckedChange={(checked) => field.onChange(checked === true ? [...chosen, brand.id] : chosen.filter((other) => other !== brand.id))}
                    />
                    <Label htmlFor={`client-brand-${brand.id}`} className="min-w-0 truncate font-normal">
                      {brand.name}
                    </Label>
                  </li>
                ))}
              </ul>
            </FieldSet>
          );
        }}
      />
      {client || plans.length === 0 ? null : (
        <Controller
          control={form.control}
          name="planId"
          render={({ field }) => (
            <Field label={t("plan")}>
              {(control) => (
                <Select value={field.value ?? noPlan} onValueChange={(value) => field.onChange(value === noPlan ? undefined : value)}>
                  <SelectTrigger {...control}>
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    <SelectItem value={noPlan}>{t("noPlan")}</SelectItem>
                    {plans.map((plan) => (
                      <SelectItem key={plan.id} value={plan.id}>
                        {plan.name}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              )}
            </Field>
          )}
        />
      )}
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {client ? common("save") : t("create")}
        </Button>
      </DialogFooter>
    </form>
  );
}

function valuesOf(client: Client | undefined): ClientInput {
  if (!client) return { name: "", legalName: null, taxCode: null, address: null, email: null, contactName: null, language: "vi", brandIds: [] };
  const { name, legalName, taxCode, address, email, contactName, notes, language, brands } = client;
  return { name, legalName, taxCode, address, email, contactName, notes, language, brandIds: brands.map(({ id }) => id) };
}
