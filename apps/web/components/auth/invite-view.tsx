"use client";
import { acceptInvitationSchema } from "@agency/core/identity/schema";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { z } from "zod";
import { AuthHeading } from "@/components/auth/auth-heading";
import { PasswordInput } from "@/components/auth/password-input";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { request } from "@/lib/api";
import { showProblemInForm } from "@/lib/form-problem";
import { useFieldError } from "@/lib/use-field-error";

/** Joins an organisation by the link that an owner sent. */
export function InviteView({ token }: { token: string }) {
  const t = useTranslations("auth");
  const invite = useTranslations("invite");
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => request<{ email: string; organizationName: string }>("GET", "/invitations/lookup", { query: { token }, signal }),
    retry: false,
  });
  if (invitation.error) {
    return (
      <div className="grid w-full max-w-[25rem] gap-6">
        <AuthHeading title={invite("title")} />
        <ProblemAlert
          error={invitation.error}
          onRetry={() => void invitation.refetch()}
          actions={
            <Button variant="outline" size="sm" asChild>
              <Link href="/login">{t("signIn")}</Link>
            </Button>
          }
        />
      </div>
    );
  }
  if (!invitation.data) {
    return (
      <div className="grid w-full max-w-[25rem] gap-5" aria-busy="true">
        <AuthHeading title={invite("title")} />
        <Skeleton className="h-11" />
        <Skeleton className="h-11" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  return (
    <div className="grid w-full max-w-[25rem] gap-8">
      <AuthHeading title={invite("join", { organization: invitation.data.organizationName })}>{invite("lead")}</AuthHeading>
      <AcceptForm token={token} email={invitation.data.email} />
    </div>
  );
}

function AcceptForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("auth");
  const invite = useTranslations("invite");
  const errorText = useFieldError();
  const [problem, setProblem] = useState<unknown>();
  const [leaving, setLeaving] = useState(false);
  const form = useForm<z.input<typeof acceptInvitationSchema>, unknown, z.output<typeof acceptInvitationSchema>>({
    resolver: zodResolver(acceptInvitationSchema),
    defaultValues: { token, name: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem(undefined);
    try {
      await request("POST", "/api/auth/accept-invitation", { body: values });
      setLeaving(true);
      window.location.assign("/");
    } catch (error) {
      setProblem(showProblemInForm(form, error));
    }
  });
  const pending = isSubmitting || leaving;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
      {problem ? <ProblemAlert error={problem} /> : null}
      <Field label={t("email")}>{(control) => <Input {...control} value={email} readOnly autoComplete="username" className="bg-muted" />}</Field>
      <Field label={t("name")} error={errorText(errors.name)} required>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="name" autoFocus placeholder={t("namePlaceholder")} />}
      </Field>
      <Field label={t("password")} hint={invite("passwordHint")} error={errorText(errors.password)} required>
        {(control) => <PasswordInput {...control} {...form.register("password")} autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" pending={pending} className="w-full">
        {pending ? invite("joining") : invite("accept")}
        {pending ? null : <ArrowRight aria-hidden />}
      </Button>
    </form>
  );
}
