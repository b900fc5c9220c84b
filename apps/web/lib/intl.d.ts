import type { AppLocale } from "./locale.ts";
import type { AppMessages } from "./messages.ts";

declare module "use-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: AppMessages;
  }
}
