"use client";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import type { Client, ClientMonthDetail, EconomicsAlert, EconomicsSettings, FixedCost, Overview, Plan, Price, SimulatorStart } from "@agency/core/economics/schema";
import { useState } from "react";
import { request } from "./api.ts";
import type { Money } from "./money.ts";
import { addMonths, asMonth, dayIn } from "./publications-month.ts";
import { useMe } from "./queries.ts";
import type { Page } from "./resources.ts";
import { useCan } from "./use-can.ts";
import { defaultTimeZone } from "./time.ts";
import { useSearchParam } from "./use-search-param.ts";

export type { Client, ClientMonth, ClientMonthDetail, EconomicsAlert, EconomicsSettings, Figures, FixedCost, LedgerEntry, Overview, Piece, Plan, Price, Quota, QuotaUse, SimulatorStart, Subscription, TimeEntry } from "@agency/core/economics/schema";
export const pieceKinds = ["posts", "ads", "landing", "videos"] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** Everything whose figures change with a plan, a cost, a client or a call. */
export const economicsKeys = ["economics", "clients", "plans", "usage", "budgets"] as const;

/** The month in the address, else this one; the organization's calendar decides which that is. */
export function useMonth(): [string, (month: string) => void, string] {
  const { data: me } = useMe();
  const [now] = useState(() => new Date());
  const current = dayIn(now, me?.organization.timeZone ?? defaultTimeZone).slice(0, 7);
  const [chosen, setChosen] = useSearchParam("month");
  const month = asMonth(chosen);
  return [month !== undefined && month <= current ? month : current, (month) => setChosen(month === current ? "" : month), current];
}

export function useOverview(month: string, enabled = true) {
  const can = useCan();
  return useQuery({
    queryKey: ["economics", "overview", month],
    queryFn: ({ signal }) => request<Overview>("GET", "/economics/overview", { query: { month }, signal }),
    enabled: enabled && can("economics.read"),
    placeholderData: keepPreviousData,
  });
}

/** Margins of the months before, oldest first, by client; loaded after the table stands. */
export function useMarginTrends(month: string, months: number, enabled: boolean): Map<string, (number | null)[]> {
  const asked = Array.from({ length: months }, (_, at) => addMonths(month, at - months + 1));
  return useQueries({
    queries: asked.map((past) => ({
      queryKey: ["economics", "overview", past],
      queryFn: ({ signal }: { signal: AbortSignal }) => request<Overview>("GET", "/economics/overview", { query: { month: past }, signal }),
      enabled,
      staleTime: past === month ? 0 : 600_000,
    })),
    combine: (found) => {
      const trends = new Map<string, (number | null)[]>();
      found.forEach(({ data }, at) => {
        for (const client of data?.clients ?? []) {
          const line = trends.get(client.clientId) ?? Array.from<number | null>({ length: months }).fill(null);
          line[at] = client.state === "idle" ? null : Number(client.figures.margin.amount);
          trends.set(client.clientId, line);
        }
      });
      return trends;
    },
  });
}

export function useAlerts() {
  const can = useCan();
  return useQuery({ queryKey: ["economics", "alerts"], queryFn: async ({ signal }) => (await request<{ data: EconomicsAlert[] }>("GET", "/economics/alerts", { signal })).data, enabled: can("economics.read") });
}

export function useClient(clientId: string) {
  return useQuery({ queryKey: ["clients", "one", clientId], queryFn: ({ signal }) => request<Client>("GET", `/clients/${clientId}`, { signal }) });
}

/** Clients for choosing one. */
export function useClientChoices() {
  const can = useCan();
  return useQuery({
    queryKey: ["clients", "choices"],
    queryFn: async ({ signal }) => (await request<Page<Client>>("GET", "/clients", { query: { limit: 100 }, signal })).data,
    enabled: can("economics.read"),
    staleTime: 60_000,
  });
}

export function useClientMonth(clientId: string, month: string) {
  return useQuery({
    queryKey: ["economics", "client-month", clientId, month],
    queryFn: ({ signal }) => request<ClientMonthDetail>("GET", `/economics/clients/${clientId}`, { query: { month }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function usePlans() {
  const can = useCan();
  return useQuery({ queryKey: ["plans"], queryFn: async ({ signal }) => (await request<{ data: Plan[] }>("GET", "/economics/plans", { query: { limit: 100 }, signal })).data, enabled: can("economics.read") });
}

export function useFixedCosts() {
  return useQuery({ queryKey: ["economics", "fixed-costs"], queryFn: ({ signal }) => request<{ data: FixedCost[]; presets: { name: string; low: Money; high: Money }[] }>("GET", "/economics/fixed-costs", { signal }) });
}

export function useEconomicsSettings(enabled = true) {
  const can = useCan();
  return useQuery({ queryKey: ["economics", "settings"], queryFn: ({ signal }) => request<EconomicsSettings>("GET", "/economics/settings", { signal }), enabled: enabled && can("economics.read") });
}

export function usePrices() {
  const can = useCan();
  return useQuery({ queryKey: ["economics", "prices"], queryFn: async ({ signal }) => (await request<{ data: Price[] }>("GET", "/prices", { signal })).data, enabled: can("economics.read"), staleTime: 60_000 });
}


/** The presets of the simulator, and what the ledger of the last months says of them. */
export function useSimulatorStart() {
  const can = useCan();
  return useQuery({ queryKey: ["economics", "simulator"], queryFn: ({ signal }) => request<SimulatorStart>("GET", "/economics/simulator", { signal }), enabled: can("economics.read"), staleTime: 60_000 });
}
