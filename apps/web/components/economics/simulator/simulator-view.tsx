"use client";
import { defaultScenario, scenarioPresets, simulate, type ScenarioPreset, type Simulation } from "@agency/core/economics/simulator/rules";
import type { PieceScenario, Scenario } from "@agency/core/economics/simulator/schema";
import { Plus, RotateCcw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { EconomicsFrame } from "@/components/economics/economics-frame";
import { NumberSlider } from "@/components/economics/simulator/number-slider";
import { PieceCard } from "@/components/economics/simulator/piece-card";
import { RealFigures } from "@/components/economics/simulator/real-figures";
import { SimulatorResult } from "@/components/economics/simulator/simulator-result";
import { useAmounts } from "@/components/economics/use-amounts";
import { Section } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { pieceKinds, usePrices, type PieceKind } from "@/lib/economics";
import { readScenario, writeScenario } from "@/lib/simulator-url";
import { useSearchParam } from "@/lib/use-search-param";

const micro = 1_000_000;
/** The address follows once the hand rests: browsers refuse a hundred changes a second. */
const pauseMs = 300;

/** A month on paper: every figure can be moved, the result follows at once. */
export function SimulatorView() {
  const t = useTranslations("economics.simulator");
  const [presetInAddress, setPresetInAddress] = useSearchParam("preset");
  const [changesInAddress, setChangesInAddress] = useSearchParam("s");
  const [state, setState] = useState(() => readScenario(presetInAddress, changesInAddress));
  const { data: prices = [] } = usePrices();
  const inForce = prices.filter((price) => price.inForce);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const { scenario, preset } = state;
  const write = (next: typeof state) => {
    setState(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setPresetInAddress(next.preset === "low" ? "" : next.preset);
      setChangesInAddress(writeScenario(next));
    }, pauseMs);
  };
  const change = (part: Partial<Scenario>) => write({ preset, scenario: { ...scenario, ...part } });
  const changePiece = (kind: PieceKind, piece: PieceScenario) => change({ pieces: { ...scenario.pieces, [kind]: piece } });
  const setCurrency = (currency: Scenario["currency"]) => {
    if (currency === scenario.currency) return;
    const factor = currency === "VND" ? Number(scenario.exchangeRate) : 1 / Number(scenario.exchangeRate);
    const convert = (amount: string) => decimal(currency === "VND" ? Math.round((Number(amount) * factor) / 1000) * 1000 : Math.round(Number(amount) * factor * 100) / 100);
    change({ currency, price: convert(scenario.price), hourlyRate: convert(scenario.hourlyRate) });
  };
  const simulation = simulate(scenario);
  const inVnd = scenario.currency === "VND";
  return (
    <EconomicsFrame
      lead={t("lead")}
      actions={
        <Button variant="outline" onClick={() => write({ preset, scenario: defaultScenario[preset] })}>
          <RotateCcw aria-hidden />
          {t("reset")}
        </Button>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 xl:grid-cols-[26rem_minmax(0,1fr)] xl:items-start">
        <div className="grid gap-5">
          <Section title={t("start")} description={t("contradiction")}>
            <Select value={preset} onValueChange={(next) => write({ preset: next as ScenarioPreset, scenario: defaultScenario[next as ScenarioPreset] })}>
              <SelectTrigger aria-label={t("start")}>
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {scenarioPresets.map((name) => (
                  <SelectItem key={name} value={name}>
                    {t(`presets.${name}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </Section>
          <Section
            title={t("sale")}
            action={
              <div role="group" aria-label={t("price")} className="flex gap-1 rounded-xl bg-muted p-1">
                {(["USD", "VND"] as const).map((currency) => (
                  <Button key={currency} variant={scenario.currency === currency ? "outline" : "ghost"} size="sm" aria-pressed={scenario.currency === currency} onClick={() => setCurrency(currency)}>
                    {currency}
                  </Button>
                ))}
              </div>
            }
          >
            <NumberSlider label={t("price")} value={Number(scenario.price)} max={inVnd ? 30_000_000 : 1000} limit={1_000_000_000} step={inVnd ? 1000 : 1} unit={scenario.currency} onValueChange={(price) => change({ price: decimal(price) })} />
            <NumberSlider label={t("clients")} value={scenario.clients} max={50} limit={10_000} onValueChange={(clients) => change({ clients })} />
            <NumberSlider label={t("hourlyRate")} value={Number(scenario.hourlyRate)} max={inVnd ? 1_000_000 : 60} limit={100_000_000} step={inVnd ? 1000 : 0.5} unit={scenario.currency} onValueChange={(rate) => change({ hourlyRate: decimal(rate) })} />
            {inVnd ? <NumberSlider label={t("rate")} value={Number(scenario.exchangeRate)} max={40_000} limit={1_000_000} step={10} unit="VND" onValueChange={(rate) => (rate >= 1 ? change({ exchangeRate: decimal(rate) }) : undefined)} /> : null}
          </Section>
          <Section title={t("making")}>
            <div className="grid gap-3">
              {pieceKinds.map((kind) => (
                <PieceCard key={kind} kind={kind} piece={scenario.pieces[kind]} cost={Number(simulation.piece[kind].total) / micro} prices={inForce} onPieceChange={(piece) => changePiece(kind, piece)} />
              ))}
            </div>
          </Section>
          <FixedCosts costs={scenario.fixedCosts} onCostsChange={(fixedCosts) => change({ fixedCosts })} />
          <ResultStrip simulation={simulation} />
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5 xl:sticky xl:top-20">
          <SimulatorResult scenario={scenario} simulation={simulation} />
          <RealFigures
            scenario={scenario}
            simulation={simulation}
            onTake={(real) => {
              const taken = { ai: { kind: "flat" as const, usd: decimal(real.ai) }, renderingUsd: decimal(real.rendering) };
              const pieces = Object.fromEntries(pieceKinds.map((kind) => [kind, { ...scenario.pieces[kind], ...taken }])) as Scenario["pieces"];
              change({ pieces });
            }}
          />
        </div>
      </div>
    </EconomicsFrame>
  );
}

/** Where the result is far below, it follows the hand; screen readers hear the figures themselves. */
function ResultStrip({ simulation: { month, marginBasisPoints } }: { simulation: Simulation }) {
  const t = useTranslations("economics.simulator");
  const { usd, percent } = useAmounts();
  return (
    <p aria-hidden className="sticky bottom-3 z-10 flex items-baseline justify-between gap-3 rounded-xl border bg-card/95 px-4 py-3 text-sm shadow-raised backdrop-blur-sm xl:hidden">
      <span className="text-muted-foreground">{t("profit")}</span>
      <span className={month.profit < 0n ? "font-semibold text-destructive tabular-nums" : "font-semibold text-primary tabular-nums"}>
        {usd(Number(month.profit) / micro)}
        {marginBasisPoints === null ? "" : ` · ${percent(marginBasisPoints / 10_000)}`}
      </span>
    </p>
  );
}

function FixedCosts({ costs, onCostsChange }: { costs: Scenario["fixedCosts"]; onCostsChange: (costs: Scenario["fixedCosts"]) => void }) {
  const t = useTranslations("economics.simulator");
  const set = (at: number, part: Partial<Scenario["fixedCosts"][number]>) => onCostsChange(costs.map((cost, index) => (index === at ? { ...cost, ...part } : cost)));
  return (
    <Section title={t("fixed")}>
      <ul className="grid gap-2">
        {costs.map((cost, at) => (
          // Rows have no identity of their own: a name may be typed anew.
          <li key={at} className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-center gap-2">
            <Input aria-label={t("fixedName")} value={cost.name} maxLength={200} onChange={(event) => set(at, { name: event.target.value })} />
            <Input
              aria-label={t("fixedAmount", { name: cost.name })}
              inputMode="decimal"
              defaultValue={cost.usd}
              key={cost.usd}
              onBlur={(event) => {
                const usd = Number(event.target.value.replace(",", "."));
                if (Number.isFinite(usd) && usd >= 0 && usd < 1e9) set(at, { usd: decimal(usd) });
              }}
              className="text-right tabular-nums"
            />
            <Button variant="ghost" size="icon" aria-label={t("removeFixed", { name: cost.name })} onClick={() => onCostsChange(costs.filter((_, index) => index !== at))}>
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {costs.length < 50 ? (
        <Button variant="outline" size="sm" className="w-fit" onClick={() => onCostsChange([...costs, { name: "", usd: "0" }])}>
          <Plus aria-hidden />
          {t("addFixed")}
        </Button>
      ) : null}
    </Section>
  );
}

/** Never in exponent form, at most six decimals. */
const decimal = (value: number) => value.toFixed(6).replace(/\.?0+$/, "") || "0";
