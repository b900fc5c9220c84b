"use client";
import type { AiCost, ModelShare, PieceScenario } from "@agency/core/economics/simulator/schema";
import { Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { NumberSlider } from "@/components/economics/simulator/number-slider";
import { useAmounts } from "@/components/economics/use-amounts";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import type { PieceKind, Price } from "@/lib/economics";

interface PieceCardProps {
  kind: PieceKind;
  piece: PieceScenario;
  /** What one comes to, in US dollars. */
  cost: number;
  prices: readonly Price[];
  onPieceChange: (piece: PieceScenario) => void;
}

/** How many of a kind are sold, and what making one takes. */
export function PieceCard({ kind, piece, cost, prices, onPieceChange }: PieceCardProps) {
  const t = useTranslations("economics.simulator");
  const kinds = useTranslations("economics.kinds");
  const { usd } = useAmounts();
  const change = (part: Partial<PieceScenario>) => onPieceChange({ ...piece, ...part });
  return (
    <details open={piece.quota > 0 && kind === "posts"} className="group rounded-xl border bg-card">
      <summary className="focus-ring flex min-h-12 cursor-pointer items-center justify-between gap-3 rounded-xl border border-transparent px-4 py-2 text-sm">
        <span className="font-medium">{kinds(kind)}</span>
        <span className="text-muted-foreground tabular-nums">
          {piece.quota} × {usd(cost)}
        </span>
      </summary>
      <div className="grid gap-4 border-t p-4">
        <NumberSlider label={t("quotaOf", { kind: kinds(kind) })} value={piece.quota} max={100} limit={10_000} onValueChange={(quota) => change({ quota })} />
        <RadioGroup aria-label={t("basis")} value={piece.ai.kind} onValueChange={(next) => change({ ai: next === "flat" ? { kind: "flat", usd: cost.toFixed(4) } : startTokens(prices) })} className="grid-cols-1 sm:grid-cols-2">
          <RadioCard value="flat" label={t("flat")} />
          <RadioCard value="tokens" label={t("tokens")} disabled={prices.length === 0} {...(prices.length === 0 ? { description: t("noPrices") } : {})} />
        </RadioGroup>
        {piece.ai.kind === "flat" ? (
          <NumberSlider label={t("perPiece")} value={Number(piece.ai.usd)} max={2} limit={1000} step={0.01} unit="USD" onValueChange={(value) => change({ ai: { kind: "flat", usd: decimal(value) } })} />
        ) : (
          <Tokens ai={piece.ai} prices={prices} onAiChange={(ai) => change({ ai })} />
        )}
        <NumberSlider label={t("rendering")} value={Number(piece.renderingUsd)} max={kind === "videos" ? 20 : 2} limit={1000} step={0.01} unit="USD" onValueChange={(value) => change({ renderingUsd: decimal(value) })} />
        <NumberSlider label={t("minutes")} value={piece.minutes} max={60} limit={600} step={0.5} onValueChange={(minutes) => change({ minutes })} />
      </div>
    </details>
  );
}

type TokenCost = Extract<AiCost, { kind: "tokens" }>;
const counts = [
  { name: "versions", max: 10, limit: 20 },
  { name: "inputTokens", max: 20_000, limit: 1_000_000 },
  { name: "cacheReadTokens", max: 20_000, limit: 1_000_000 },
  { name: "outputTokens", max: 5_000, limit: 200_000 },
] as const;

function Tokens({ ai, prices, onAiChange }: { ai: TokenCost; prices: readonly Price[]; onAiChange: (ai: TokenCost) => void }) {
  const t = useTranslations("economics.simulator");
  const chosen = new Set(ai.mix.map(idOf));
  const free = prices.filter((price) => !chosen.has(idOf(price)));
  const setShare = (at: number, share: number) => onAiChange({ ...ai, mix: ai.mix.map((model, index) => (index === at ? { ...model, share } : model)) });
  return (
    <>
      {counts.map(({ name, max, limit }) => (
        <NumberSlider key={name} label={t(name)} value={ai[name]} max={max} limit={limit} step={name === "versions" ? 1 : 100} onValueChange={(value) => onAiChange({ ...ai, [name]: value })} />
      ))}
      <fieldset className="grid gap-3">
        <legend className="mb-1 text-sm font-medium">{t("mix")}</legend>
        {ai.mix.map((model, at) => (
          <div key={idOf(model)} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
            <NumberSlider label={t("shareOf", { model: model.model })} value={model.share} max={100} limit={100} unit="%" onValueChange={(share) => setShare(at, share)} />
            <Button variant="ghost" size="icon" aria-label={t("removeModel", { model: model.model })} disabled={ai.mix.length === 1} onClick={() => onAiChange({ ...ai, mix: ai.mix.filter((_, index) => index !== at) })}>
              <X aria-hidden />
            </Button>
          </div>
        ))}
        {ai.mix.length < 10 && free.length > 0 ? (
          <div className="flex items-center gap-2">
            <Plus aria-hidden className="size-4 text-muted-foreground" />
            <Combobox
              aria-describedby={undefined}
              options={free.map((price) => ({ value: idOf(price), label: price.model, keywords: [price.provider], hint: price.provider }))}
              value={undefined}
              placeholder={t("addModel")}
              onValueChange={(id) => {
                const price = free.find((candidate) => idOf(candidate) === id);
                if (price) onAiChange({ ...ai, mix: [...ai.mix, shareOf(price, 50)] });
              }}
            />
          </div>
        ) : null}
      </fieldset>
    </>
  );
}

const idOf = ({ provider, model }: { provider: string; model: string }) => `${provider}:${model}`;
const shareOf = ({ provider, model, rates }: Price, share: number): ModelShare => ({ provider, model, input: rates.input, cacheRead: rates.cacheRead, output: rates.output, share });

/** A usual post: three alternatives of some hundred words, the brand's context mostly from the cache. */
function startTokens(prices: readonly Price[]): TokenCost {
  const cheapest = prices.toSorted((one, other) => Number(one.rates.output) - Number(other.rates.output)).find((price) => Number(price.rates.output) > 0) ?? prices[0];
  return { kind: "tokens", versions: 3, inputTokens: 3_000, cacheReadTokens: 2_000, outputTokens: 900, mix: cheapest ? [shareOf(cheapest, 100)] : [] };
}

/** Never in exponent form, at most six decimals. */
const decimal = (value: number) => value.toFixed(6).replace(/\.?0+$/, "") || "0";
