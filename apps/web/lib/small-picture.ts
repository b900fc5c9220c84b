/** Of any file of the product: a smaller picture of an image, or of a document's first page. `width`: what the files' route can draw. */
export function smallPicture(url: string, width: 320 | 640): string {
  const [path, query] = url.split("?");
  return `${path}/thumb-${width}${query ? `?${query}` : ""}`;
}
