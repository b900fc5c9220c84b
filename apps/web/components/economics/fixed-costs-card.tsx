"use client";
import { Plus, Server, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useMonthName } from "@/components/economics/month-picker";
import { useAmounts } from "@/components/economics/use-amounts";
import { RowsSkeleton } from "@/components/list-view";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { request } from "@/lib/api";
import { useFixedCosts, type FixedCost } from "@/lib/economics";
import { useCan } from "@/lib/use-can";
import { useEconomicsChange } from "@/lib/use-economics-change";
import { useProblemToast } from "@/lib/use-problem";
import { useUndo } from "@/lib/use-undo";

/** What is paid every month whether or not anything is written. */
export function FixedCostsCard() {
  const t = useTranslations("economics.costs");
  const can = useCan();
  const costs = useFixedCosts();
  const { usd } = useAmounts();
  const found = costs.data?.data ?? [];
  const presets = costs.data?.presets ?? [];
  const { run, pending } = useEconomicsChange();
  const showProblem = useProblemToast();
  const write = can("economics.write");
  const missing = presets.filter((preset) => !found.some((cost) => cost.name === preset.name));
  const addAll = (size: "low" | "high") =>
    run(async () => {
      try {
        for (const preset of missing) await request<FixedCost>("POST", "/economics/fixed-costs", { body: { name: preset.name, amount: preset[size] } });
        toast.success(t("added", { count: missing.length }));
      } catch (error) {
        showProblem(error);
      }
    });
  const sumOf = (size: "low" | "high") => usd(missing.reduce((sum, preset) => sum + Number(preset[size].amount), 0));
  return (
    <Section title={t("title")} description={t("lead")}>
      {costs.error && !costs.data ? <ProblemAlert error={costs.error} onRetry={() => void costs.refetch()} /> : null}
      {costs.isPending ? <RowsSkeleton rows={2} /> : null}
      {costs.data && found.length === 0 ? <Empty icon={Server} title={t("empty")} description={t("emptyText")} /> : null}
      <ul className="grid empty:hidden">
        {found.map((cost) => (
          <CostRow key={cost.id} cost={cost} write={write} />
        ))}
      </ul>
      {write && missing.length > 0 && costs.data ? (
        <div className="flex flex-wrap items-center gap-2" role="group" aria-label={t("presets")}>
          <p className="w-full text-xs text-muted-foreground">
            {t("presets")}: {missing.map(({ name }) => name).join(", ")}. {t("presetsText")}
          </p>
          {(["low", "high"] as const).map((size) => (
            <Button key={size} size="sm" variant="outline" pending={pending} onClick={() => void addAll(size)}>
              {t(size, { amount: sumOf(size) })}
            </Button>
          ))}
        </div>
      ) : null}
      {write ? <AddCost /> : null}
    </Section>
  );
}

function CostRow({ cost, write }: { cost: FixedCost; write: boolean }) {
  const t = useTranslations("economics.costs");
  const monthName = useMonthName();
  const { run, pending } = useEconomicsChange();
  const showProblem = useProblemToast();
  const offerUndo = useUndo();
  const [amount, setAmount] = useState<string>();
  const remove = () =>
    run(async () => {
      try {
        await request("DELETE", `/economics/fixed-costs/${cost.id}`, { ifMatch: cost.version });
        const { name, startMonth, endMonth } = cost;
        offerUndo(t("removed", { name }), () => run(async () => void (await request("POST", "/economics/fixed-costs", { body: { name, amount: cost.amount, startMonth, endMonth } }))));
      } catch (error) {
        showProblem(error);
      }
    });
  const save = (next: string) =>
    run(async () => {
      setAmount(next);
      try {
        await request<FixedCost>("PATCH", `/economics/fixed-costs/${cost.id}`, { body: { amount: { amount: next, currency: cost.amount.currency } }, ifMatch: cost.version });
        toast.success(t("saved", { name: cost.name }));
      } catch (error) {
        showProblem(error);
      } finally {
        setAmount(undefined);
      }
    });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-2 first:border-0">
      <span className="grid min-w-0 flex-1 basis-36">
        <span className="truncate text-sm font-medium">{cost.name}</span>
        <span className="truncate text-xs text-muted-foreground">
          {t("from")} {monthName(cost.startMonth)} · {cost.endMonth ? `${t("until")} ${monthName(cost.endMonth)}` : t("goesOn")}
        </span>
      </span>
      <MoneyInput
        id={`fixed-cost-${cost.id}`}
        aria-label={t("edit", { name: cost.name })}
        currency={cost.amount.currency}
        value={amount ?? cost.amount.amount}
        disabled={!write}
        onValueChange={(next) => (next !== "" && Number(next) !== Number(cost.amount.amount) ? void save(next) : undefined)}
        className="w-36"
      />
      {write ? (
        <Button variant="ghost" size="icon" pending={pending} aria-label={t("remove", { name: cost.name })} onClick={() => void remove()}>
          <Trash2 aria-hidden />
        </Button>
      ) : null}
    </li>
  );
}

function AddCost() {
  const t = useTranslations("economics.costs");
  const economics = useTranslations("economics");
  const { run, pending, problem } = useEconomicsChange();
  const [name, setName] = useState("");
  const [amount, setAmount] = useState("");
  const [currency, setCurrency] = useState("USD");
  const add = () =>
    run(async () => {
      await request<FixedCost>("POST", "/economics/fixed-costs", { body: { name: name.trim(), amount: { amount, currency } } });
      setName("");
      setAmount("");
      toast.success(t("added", { count: 1 }));
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "" && amount !== "") void add();
      }}
      className="grid gap-3 border-t pt-4"
    >
      {problem ? <ProblemAlert error={problem} /> : null}
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_6.5rem_10rem]">
        <Field label={t("name")}>{(control) => <Input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field label={economics("currency")}>
          {(control) => (
            <Select value={currency} onValueChange={setCurrency}>
              <SelectTrigger {...control}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value="USD">USD</SelectItem>
                <SelectItem value="VND">VND</SelectItem>
              </SelectContent>
            </Select>
          )}
        </Field>
        <Field label={t("amount")}>{(control) => <MoneyInput {...control} currency={currency} value={amount} onValueChange={setAmount} />}</Field>
      </div>
      <Button type="submit" variant="outline" size="sm" pending={pending} disabled={name.trim() === "" || amount === ""} className="w-fit">
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </form>
  );
}
