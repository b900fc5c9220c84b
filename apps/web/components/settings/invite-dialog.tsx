"use client";
import { createInvitationSchema, roles } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { SecretOnce } from "@/components/settings/secret-once";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import { useBrandChoices } from "@/lib/queries";
import type { CreatedInvitation } from "@/lib/resources";
import { useFieldError } from "@/lib/use-field-error";

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes an invitation, then shows its link, which nobody can see again. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const [created, setCreated] = useState<CreatedInvitation>();
  const t = useTranslations("settings.members");
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) setCreated(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{created ? t("linkTitle") : t("inviteTitle")}</DialogTitle>
          <DialogDescription>{created ? t("linkText", { email: created.email }) : t("inviteText")}</DialogDescription>
        </DialogHeader>
        {created ? <SecretOnce label={t("link")} secret={created.acceptUrl} onDone={() => close(false)} /> : <InviteForm onCreated={setCreated} />}
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ onCreated }: { onCreated: (invitation: CreatedInvitation) => void }) {
  const t = useTranslations("settings.members");
  const auth = useTranslations("auth");
  const roleNames = useTranslations("roles");
  const errorText = useFieldError();
  const queryClient = useQueryClient();
  const { data: brands = [] } = useBrandChoices();
  const [problem, setProblem] = useState<unknown>();
  const form = useForm<z.input<typeof createInvitationSchema>, unknown, z.output<typeof createInvitationSchema>>({
    resolver: zodResolver(createInvitationSchema),
    defaultValues: { email: "", role: "editor", brandIds: null },
  });
  const { errors, isSubmitting } = form.formState;
  const role = form.watch("role");
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      const invitation = await request<CreatedInvitation>("POST", "/invitations", { body: { ...values, brandIds: values.role === "owner" ? null : values.brandIds } });
      void queryClient.invalidateQueries({ queryKey: ["invitations"] });
      onCreated(invitation);
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <Field label={auth("email")} error={errorText(errors.email)} required>
        {(control) => <Input {...control} {...form.register("email", { setValueAs: (value: string) => value.trim() })} type="email" inputMode="email" autoComplete="off" placeholder="an@agency.vn" />}
      </Field>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => (
          <FieldSet legend={t("role")}>
            <RadioGroup aria-label={t("role")} value={field.value} onValueChange={field.onChange}>
              {roles.map((name) => (
                <RadioCard key={name} value={name} label={roleNames(name)} description={t(`roleText.${name}`)} />
              ))}
            </RadioGroup>
          </FieldSet>
        )}
      />
      {role === "owner" || brands.length === 0 ? null : (
        <Controller
          control={form.control}
          name="brandIds"
          render={({ field }) => (
            <FieldSet legend={t("brands")} hint={t("brandsHint")}>
              <ul className="grid max-h-44 gap-1 overflow-y-auto scrollbar-slim">
                {brands.map((brand) => {
                  const chosen = field.value ?? [];
                  const id = `invite-brand-${brand.id}`;
                  return (
                    <li key={brand.id} className="flex min-h-11 items-center gap-3 md:min-h-9">
                      <Checkbox
                        id={id}
                        checked={chosen.includes(brand.id)}
                        onCheckedChange={(checked) => {
                          const next = checked === true ? [...chosen, brand.id] : chosen.filter((other) => other !== brand.id);
                          field.onChange(next.length === 0 ? null : next);
                        }}
                      />
                      <Label htmlFor={id} className="font-normal">
                        {brand.name}
                      </Label>
                    </li>
                  );
                })}
              </ul>
            </FieldSet>
          )}
        />
      )}
      <DialogFooter>
        <Button type="submit" pending={isSubmitting}>
          {t("createLink")}
        </Button>
      </DialogFooter>
    </form>
  );
}
