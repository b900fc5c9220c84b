"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { PasswordInput } from "@/components/auth/password-input";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { request } from "@/lib/api";
import { ApiProblem } from "@/lib/api-problem";
import { signInSchema } from "@/lib/auth-schema";
import type { SignIn } from "@/lib/auth-schema";
import { showProblemInForm } from "@/lib/form-problem";
import { useFieldError } from "@/lib/use-field-error";

/** `next` is a path of ours, already checked. */
export function LoginForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const errorText = useFieldError();
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm<SignIn, unknown, SignIn>({ resolver: zodResolver(signInSchema), defaultValues: { email: "", password: "" } });
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
        {(control) => <Input {...control} {...form.register("email")} type="email" inputMode="email" autoComplete="username" autoFocus placeholder="lan@agency.vn" />}
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
