"use client";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import type { ThemeProviderProps } from "next-themes";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { ComponentType, PropsWithChildren, ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { TooltipProvider } from "@/components/ui/tooltip";
import { ApiProblem } from "@/lib/api-problem";
import type { AppLocale } from "@/lib/locale";
import type { AppMessages } from "@/lib/messages";
import { defaultTimeZone } from "@/lib/time";

const Toaster = dynamic(() => import("@/components/ui/toaster").then((module) => module.Toaster), { ssr: false });

// Its types cannot see @types/react through linked installs, and lose `children`.
const Themes = ThemeProvider as ComponentType<PropsWithChildren<ThemeProviderProps>>;

interface ProvidersProps {
  locale: AppLocale;
  messages: AppMessages;
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <Themes attribute="class" defaultTheme="system" disableTransitionOnChange {...(nonce ? { nonce } : {})}>
      <IntlProvider locale={locale} messages={messages} timeZone={defaultTimeZone}>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider delayDuration={350}>
            {children}
            <Toaster />
          </TooltipProvider>
        </QueryClientProvider>
      </IntlProvider>
    </Themes>
  );
}

function createQueryClient(): QueryClient {
  // A session that ended anywhere ends here: back to sign-in, and then to this page.
  const onError = (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401 && !/^\/(login|setup|invite)/.test(window.location.pathname)) {
      window.location.assign(`/login?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
      },
    },
  });
}
