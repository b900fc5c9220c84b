"use client";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Section } from "@/components/section";
import { RouteEditor } from "@/components/settings/route-editor";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { useProviderRoutes } from "@/lib/providers";
import { useBrandFilter } from "@/lib/contents-brands";
import type { Provider, ProviderRoute } from "@/lib/resources";
import { useSearchParam } from "@/lib/use-search-param";

/** Order of the page; the API lists chosen routes after the usual ones. */
const order: readonly ProviderRoute["purpose"][] = ["fast", "cheap", "quality", "longform", "vision"];

/** Of the choice of a brand: the organization itself. */
const everybody = "organization";

/** Which models write for which purpose, for the organization or for one brand: the first that can, does; the next stand in. */
export function ProviderRoutes({ providers }: { providers: readonly Provider[] }) {
  const t = useTranslations("providers");
  const { data: routes, error, refetch } = useProviderRoutes();
  const { brands } = useBrandFilter();
  const [brand, setBrand] = useSearchParam("brand");
  const brandId = brands.some(({ id }) => id === brand) ? brand : null;
  const routeOf = (purpose: ProviderRoute["purpose"], of: string | null) => routes?.find((route) => route.purpose === purpose && route.brandId === of);
  return (
    <Section title={t("routes")} description={t("routesLead")}>
      {brands.length > 0 ? (
        <Select value={brandId ?? everybody} onValueChange={(next) => setBrand(next === everybody ? "" : next)}>
          <SelectTrigger aria-label={t("brand")} className="w-full sm:w-72">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={everybody}>{t("organization")}</SelectItem>
            {brands.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      ) : null}
      {error && !routes ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <ul className="divide-y">
        {order.flatMap((purpose) => {
          const own = routeOf(purpose, brandId);
          const route = own ?? routeOf(purpose, null);
          return route ? [<RouteEditor key={`${purpose} ${brandId}`} purpose={purpose} brandId={brandId} route={route} isInherited={own === undefined} providers={providers} />] : [];
        })}
      </ul>
    </Section>
  );
}
