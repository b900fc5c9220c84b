"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import type { Provider } from "@/lib/resources";

const names = ["concurrency", "requestsPerMinute", "tokensPerMinute"] as const;
type LimitName = (typeof names)[number];
const usualConcurrency = 32;

/** What the owner allows a provider; an empty field gives the limit back to the provider. */
export function ProviderLimitsDialog({ provider, name, open, onOpenChange }: { provider: Provider; name: string; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("providers");
  const queryClient = useQueryClient();
  const { own } = provider.limits;
  const [values, setValues] = useState<Record<LimitName, string>>({ concurrency: text(own.concurrency), requestsPerMinute: text(own.requestsPerMinute), tokensPerMinute: text(own.tokensPerMinute) });
  const [problem, setProblem] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const [tried, setTried] = useState(false);
  const wrong = (limit: LimitName) => tried && values[limit].trim() !== "" && !isWhole(values[limit]);
  const hintOf = (limit: LimitName) => {
    if (limit === "concurrency") return t("concurrencyHint", { count: usualConcurrency });
    const seen = own[limit] === null ? provider.limits[limit] : null;
    return seen === null ? t("noneKnown") : t("fromProvider", { value: seen });
  };

  const save = async () => {
    setTried(true);
    if (names.some((limit) => values[limit].trim() !== "" && !isWhole(values[limit]))) return;
    setPending(true);
    setProblem(undefined);
    try {
      const limits = Object.fromEntries(names.map((limit) => [limit, values[limit].trim() === "" ? null : Number(values[limit])]));
      await request("PUT", `/providers/${provider.name}`, { body: { limits }, ifMatch: provider.version });
      await queryClient.invalidateQueries({ queryKey: ["providers"] });
      toast.success(t("limitsSaved", { name }));
      onOpenChange(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("limitsTitle", { name })}</DialogTitle>
          <DialogDescription>{t("limitsText")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {problem ? <ProblemAlert error={problem} /> : null}
          {names.map((limit) => (
            <Field key={limit} label={t(limit)} hint={hintOf(limit)} error={wrong(limit) ? t("badNumber") : undefined}>
              {(control) => <Input {...control} inputMode="numeric" autoComplete="off" value={values[limit]} onChange={(event) => setValues({ ...values, [limit]: event.target.value })} className="tabular-nums" />}
            </Field>
          ))}
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t("saveLimits")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const text = (value: number | null): string => (value === null ? "" : String(value));
const isWhole = (value: string): boolean => /^[1-9]\d{0,8}$/.test(value.trim());
