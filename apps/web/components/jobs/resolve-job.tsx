"use client";
import { Link2, RotateCcw } from "lucide-react";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ProviderJob } from "@/lib/jobs";

type Resolution = { action: "bind"; remoteId: string } | { action: "start_again" };

/** The answer to a paid call was lost: a person looks at the provider's page and says whether it was made. */
export function ResolveJob({ job, pending, onResolve }: { job: ProviderJob; pending: boolean; onResolve: (resolution: Resolution) => void }) {
  const t = useTranslations("jobs.resolve");
  const [remoteId, setRemoteId] = useState("");
  const [empty, setEmpty] = useState(false);
  const bind = (event: FormEvent) => {
    event.preventDefault();
    const id = remoteId.trim();
    setEmpty(id === "");
    if (id !== "" && !pending) onResolve({ action: "bind", remoteId: id });
  };
  return (
    <form onSubmit={bind} noValidate className="grid gap-3 rounded-lg bg-muted p-3">
      <Field label={t("id", { provider: job.provider })} hint={t("idHint")} error={empty ? t("idMissing") : undefined}>
        {(control) => <Input {...control} value={remoteId} autoComplete="off" maxLength={300} onChange={(event) => setRemoteId(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" pending={pending}>
          <Link2 aria-hidden />
          {t("bind")}
        </Button>
        <ConfirmButton variant="outline" size="sm" disabled={pending} confirmLabel={t("againConfirm")} onConfirm={() => onResolve({ action: "start_again" })}>
          <RotateCcw aria-hidden />
          {t("again")}
        </ConfirmButton>
      </div>
    </form>
  );
}
