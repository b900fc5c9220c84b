"use client";
import type { Channel, connectReplySchema, networkOptionsSchema, oauthGrantSchema } from "@agency/core/channels/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./api.ts";

export type { Channel };
export type OAuthGrant = z.infer<typeof oauthGrantSchema>;

export function useChannels(brandId: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ["channels", "list", brandId ?? null],
    queryFn: async ({ signal }) => (await request<{ data: Channel[] }>("GET", "/channels", { query: { brandId, limit: 100 }, signal })).data,
    enabled,
  });
}

export function useGrant(grantId: string | undefined) {
  return useQuery({
    // Not under "channels": a grant is used up by connecting, and an event would ask for it again.
    queryKey: ["oauth-grants", grantId ?? null],
    queryFn: ({ signal }) => request<OAuthGrant>("GET", `/channels/grants/${grantId}`, { signal }),
    enabled: grantId !== undefined,
    retry: false,
  });
}

export type NetworkOption = z.infer<typeof networkOptionsSchema>["data"][number];

/** Which networks can be connected here, and through which of their dialogs. */
export function useNetworkOptions() {
  return useQuery({
    // Not under "channels": it follows the installation's settings, not its accounts.
    queryKey: ["network-options"],
    queryFn: async ({ signal }) => (await request<{ data: NetworkOption[] }>("GET", "/channels/networks", { signal })).data,
    staleTime: 300_000,
  });
}

/** Opens the network's own dialog; the browser leaves for it. */
export function startConnecting(target: { brandId: string; network: Channel["network"]; environment: Channel["environment"]; login?: string | undefined }): Promise<z.infer<typeof connectReplySchema>> {
  return request("POST", "/channels/connect", { body: target });
}

/** Days before an access ends at which it is shown as a warning; the first of those at which the owner is told. */
const warnedDays = 10;
const dayMs = 86_400_000;

/** Whole days until a person has to connect again; undefined while that is far off or never. */
export function daysUntilEnd(channel: Pick<Channel, "status" | "accessEndsAt">, nowMs: number): number | undefined {
  if (channel.status !== "connected" || channel.accessEndsAt === null) return undefined;
  const days = (Date.parse(channel.accessEndsAt) - nowMs) / dayMs;
  return days <= warnedDays ? Math.max(0, Math.ceil(days)) : undefined;
}

export function connectPages(grantId: string, remoteIds: string[]): Promise<{ data: Channel[] }> {
  return request("POST", `/channels/grants/${grantId}/connect`, { body: { remoteIds } });
}

export function useChannelAction() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, kind }: { channel: Channel; kind: "check" | "disconnect" }) =>
      kind === "check" ? request<Channel>("POST", `/channels/${channel.id}/check`) : request<Channel>("DELETE", `/channels/${channel.id}`, { ifMatch: channel.version }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["channels"] });
      void queryClient.invalidateQueries({ queryKey: ["publications"] });
    },
  });
}
