"use client";
import type { Content } from "@agency/core/contents/schema";
import { ArrowRightLeft, Briefcase, Languages, MessageSquareText, RefreshCw, Scissors, Smile, TextQuote, WandSparkles } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { NoteDialog } from "@/components/studio/note-dialog";
import { EstimateLine } from "@/components/studio/rewrite/estimate-line";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { platformsByType } from "@/lib/contents-document";
import type { PlatformName } from "@/lib/contents-document";
import { usePaletteCommands } from "@/lib/palette-commands";
import type { PaletteCommand } from "@/lib/palette-commands";
import { useRewriteEstimate } from "@/lib/rewrite";
import type { RewriteRequest } from "@/lib/rewrite";

interface RewriteMenuProps {
  content: Content;
  versionId: string;
  /** Whether further alternatives may be added here; a sibling for elsewhere may always be made. */
  open: boolean;
  pending: boolean;
  onStart: (rewrite: RewriteRequest) => void;
}

const tones = [
  { operation: "shorten", icon: Scissors },
  { operation: "lengthen", icon: TextQuote },
  { operation: "friendlier", icon: Smile },
  { operation: "formal", icon: Briefcase },
] as const;

/** Everything that can be done to a text by writing it again, by mouse, keyboard and command palette. */
export function RewriteMenu({ content, versionId, open, pending, onStart }: RewriteMenuProps) {
  const t = useTranslations("rewrite");
  const names = useTranslations("studio.platforms");
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const estimate = useRewriteEstimate(content.id, versionId, shown || asking);
  const otherLanguage = content.language === "vi" ? "en" : "vi";
  const commands = useMemo((): PaletteCommand[] => {
    const elsewhere = (platformsByType[content.type] as readonly PlatformName[]).filter((platform) => platform !== content.platform);
    return [
      ...(open ? tones.map(({ operation, icon }) => ({ value: operation, name: t(`operations.${operation}`), icon, run: () => onStart({ operation }) })) : []),
      ...(open ? [{ value: "instruct", name: t("operations.instruct"), icon: MessageSquareText, run: () => setAsking(true) }] : []),
      ...(open ? [{ value: "regenerate", name: t("operations.regenerate"), icon: RefreshCw, run: () => onStart({ operation: "regenerate" }) }] : []),
      ...elsewhere.map((platform) => ({ value: `adapt ${platform}`, name: t("adaptTo", { platform: names(platform) }), icon: ArrowRightLeft, run: () => onStart({ operation: "adapt", platform }) })),
      { value: "translate", name: t(`translateTo.${otherLanguage}`), icon: Languages, run: () => onStart({ operation: "translate", language: otherLanguage }) },
    ];
  }, [content.type, content.platform, otherLanguage, open, onStart, t, names]);
  usePaletteCommands(t("paletteHeading"), commands);
  const [here, elsewhere] = [commands.filter(({ value }) => !isElsewhere(value)), commands.filter(({ value }) => isElsewhere(value))];
  const item = ({ value, name, icon: Icon, run }: PaletteCommand) => (
    <DropdownMenuItem key={value} onSelect={run}>
      <Icon aria-hidden />
      {name}
    </DropdownMenuItem>
  );
  return (
    <>
      <DropdownMenu open={shown} onOpenChange={setShown}>
        <DropdownMenuTrigger asChild>
          <Button variant="outline" size="sm" pending={pending}>
            <WandSparkles aria-hidden />
            {t("menu")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-72 max-w-[calc(100vw-2rem)]">
          {here.length > 0 ? <DropdownMenuLabel>{t("here")}</DropdownMenuLabel> : null}
          {here.map(item)}
          {here.length > 0 ? <DropdownMenuSeparator /> : null}
          <DropdownMenuLabel>{t("elsewhere")}</DropdownMenuLabel>
          {elsewhere.map(item)}
          <DropdownMenuSeparator />
          <EstimateLine estimate={estimate.data} className="px-2.5 py-1.5" />
        </DropdownMenuContent>
      </DropdownMenu>
      {asking ? (
        <NoteDialog
          title={t("instructTitle")}
          text={t("instructText")}
          label={t("instructLabel")}
          confirm={t("instructConfirm")}
          required
          maxLength={1_000}
          pending={pending}
          onConfirm={(instruction) => {
            setAsking(false);
            onStart({ operation: "instruct", instruction });
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

const isElsewhere = (value: string): boolean => value === "translate" || value.startsWith("adapt ");
