import { apiUrl } from "./api.ts";
import { networkProblem, readProblem } from "./api-problem.ts";

/** Saves the ads as a file for Google Ads Editor. @throws ApiProblem when Google would refuse one of them */
export async function downloadSearchAds(contentIds: readonly string[]): Promise<void> {
  const response = await fetch(apiUrl("/contents/google-ads-csv", { contentIds: contentIds.join(",") }), { credentials: "same-origin", cache: "no-store" }).catch((error: unknown) => {
    throw networkProblem(error);
  });
  if (!response.ok) throw await readProblem(response);
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "google-ads.csv";
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
