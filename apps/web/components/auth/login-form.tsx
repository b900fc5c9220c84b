"use client";
import { signInSchema } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { PasswordInput } from "@/components/auth/password-input";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { showProblemInForm } from "@/lib/form-problem";
import { useFieldError } from "@/lib/use-field-error";

/** `next` is a path of ours, already checked. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const errorText = useFieldError();
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm<z.input<typeof signInSchema>, unknown, z.output<typeof signInSchema>>({ resolver: zodResolver(signInSchema), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await request("POST", "/api/auth/sign-in/email", { body: values });
      setLeaving(true);
      // A full load, so that the server renders with the new session.
      window.location.assign(next);
    } catch (error) {
      // "Unauthenticated" is about a session; here it means the two words do not match.
      const refused = error instanceof ApiProblem && error.status === 401;
      setProblem(refused ? new ApiProblem({ status: 401, code: "invalid_credentials", title: "Not signed in" }) : showProblemInForm(form, error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <Field label={t("email")} error={errorText(errors.email)} required>
        {(control) => <Input {...control} {...form.register("email", { setValueAs: trim })} type="email" inputMode="email" autoComplete="username" autoFocus placeholder="lan@agency.vn" />}
      </Field>
      <Field label={t("password")} error={errorText(errors.password)} required>
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="current-password" />}
      </Field>
      <Button type="submit" size="lg" pending={isSubmitting || leaving} className="mt-1 w-full">
        {isSubmitting || leaving ? t("signingIn") : t("signIn")}
        {isSubmitting || leaving ? null : <ArrowRight aria-hidden />}
      </Button>
    </form>
  );
}

/** Phones add a space after a suggested address. */
const trim = (value: string) => value.trim();
