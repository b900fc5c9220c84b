"use client";
import type { Candidates, PublicPost } from "@agency/core/publishing/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "./api.ts";

/** What stands on the network; looked at again while something is being done to it. */
export function usePublicPost(publicationId: string) {
  return useQuery({
    queryKey: ["publications", publicationId, "post"],
    queryFn: ({ signal }) => request<PublicPost>("GET", `/publications/${publicationId}/post`, { signal }),
    refetchInterval: ({ state }) => (state.data?.change || state.data?.firstComment?.status === "sending" ? 3000 : false),
  });
}

/** What the network shows since a call whose outcome nobody knows. */
export function useCandidates(publicationId: string) {
  return useQuery({
    // Not under "publications": once it is decided nothing is in doubt, and there is nothing to ask any more.
    queryKey: ["publication-candidates", publicationId],
    queryFn: ({ signal }) => request<Candidates>("GET", `/publications/${publicationId}/candidates`, { signal }),
    retry: false,
  });
}

export type PublicPostChange = { version: number } & ({ kind: "edit"; text: string } | { kind: "remove" } | { kind: "comment"; decision: { stands: true } | { sendAgain: true } });

export function usePublicPostChange(publicationId: string) {
  const queryClient = useQueryClient();
  const path = `/publications/${publicationId}`;
  return useMutation({
    mutationFn: (change: PublicPostChange) => {
      const ifMatch = change.version;
      if (change.kind === "edit") return request<PublicPost>("PATCH", path, { body: { text: change.text }, ifMatch });
      if (change.kind === "remove") return request<PublicPost>("DELETE", path, { ifMatch });
      return request<PublicPost>("POST", `${path}/comment`, { body: change.decision, ifMatch });
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ["publications"] }),
  });
}
