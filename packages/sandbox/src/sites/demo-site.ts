/** One file of a demo site. */
export interface SiteFile {
  type: string;
  body: string | Uint8Array;
}

/** A small business with a website, for reading a brand out of it without leaving the machine. */
export interface DemoSite {
  /** Under `.example`, which nobody can own (RFC 2606). */
  host: string;
  files: Record<string, SiteFile>;
}

export const html = (body: string): SiteFile => ({ type: "text/html; charset=utf-8", body });
export const css = (body: string): SiteFile => ({ type: "text/css; charset=utf-8", body });
export const plainText = (body: string): SiteFile => ({ type: "text/plain; charset=utf-8", body });
export const png = (body: Uint8Array): SiteFile => ({ type: "image/png", body });
