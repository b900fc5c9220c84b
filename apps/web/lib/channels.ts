"use client";
import type { Channel, connectReplySchema, oauthGrantSchema } from "@agency/core/channels/schema";
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

/** Opens the network's own dialog; the browser leaves for it. */
export function startConnecting(brandId: string, environment?: Channel["environment"]): Promise<z.infer<typeof connectReplySchema>> {
  return request("POST", "/channels/connect", { body: { network: "facebook", brandId, ...(environment ? { environment } : {}) } });
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
