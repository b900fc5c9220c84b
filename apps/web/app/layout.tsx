import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { createTranslator } from "use-intl/core";
import { Providers } from "@/components/providers";
import { readLocale } from "@/lib/read-locale";
import { messagesFor } from "@/lib/messages";
import "./globals.css";

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#101716" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const locale = await readLocale();
  const t = createTranslator({ locale, messages: messagesFor(locale), namespace: "common" });
  return {
    title: { default: t("productName"), template: `%s · ${t("productName")}` },
    description: t("tagline"),
    robots: { index: false },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the request keeps every page dynamic, which the per-request nonce of the script policy needs.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const locale = await readLocale();
  return (
    <html lang={locale} suppressHydrationWarning>
      <body className="min-h-dvh">
        <Providers locale={locale} messages={messagesFor(locale)} nonce={nonce}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
