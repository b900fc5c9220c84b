"use client";
import { FileText } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useAmounts } from "@/components/economics/use-amounts";
import { ListView } from "@/components/list-view";
import { Section } from "@/components/section";
import { Empty } from "@/components/ui/empty";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { Piece } from "@agency/core/economics/schema";
import { useList } from "@/lib/use-list";
import { useOrganizationTime } from "@/lib/use-organization-time";

/** What counted in the month, each with everything that it cost. */
export function ClientPieces({ clientId, month }: { clientId: string; month: string }) {
  const t = useTranslations("economics.client");
  const kinds = useTranslations("economics.kinds");
  const time = useOrganizationTime();
  const { money } = useAmounts();
  const list = useList<Piece>(["economics", "pieces"], `/economics/clients/${clientId}/pieces`, { month, limit: 20 });
  return (
    <Section title={t("pieces")} description={t("piecesText")}>
      <ListView list={list} empty={<Empty icon={FileText} title={t("noPieces")} description={t("noPiecesText")} />}>
        {(pieces) => (
          <Table aria-label={t("pieces")}>
            <TableHeader>
              <TableRow>
                <TableHead>{t("piece")}</TableHead>
                <TableHead>{t("counted")}</TableHead>
                <TableHead className="text-right">{t("calls")}</TableHead>
                <TableHead className="text-right">{t("cost")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {pieces.map((piece) => (
                <TableRow key={piece.contentId}>
                  <TableCell className="max-w-64 min-w-40">
                    <Link href={`/studio/${piece.contentId}`} prefetch={false} className="focus-ring block truncate rounded-sm border border-transparent font-medium hover:underline">
                      {piece.title || t("untitled")}
                    </Link>
                    <span className="text-xs text-muted-foreground">{kinds(piece.kind)}</span>
                  </TableCell>
                  <TableCell className="whitespace-nowrap tabular-nums">{time(piece.countedAt, "date")}</TableCell>
                  <TableCell className="text-right tabular-nums">{piece.calls}</TableCell>
                  <TableCell className="text-right font-medium tabular-nums">{money(piece.cost)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </ListView>
    </Section>
  );
}
