"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

interface ChartFigureProps {
  label: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
  className?: string;
}

/** A chart for the eye, and the same figures as a table for whoever does not see it. */
export function ChartFigure({ label, columns, rows, children, className }: ChartFigureProps) {
  const t = useTranslations("economics");
  return (
    <figure className={className}>
      <div aria-hidden className="min-w-0 text-xs [&_.recharts-surface]:outline-none">
        {children}
      </div>
      <figcaption className="sr-only">{label}</figcaption>
      <details className="mt-2 text-xs text-muted-foreground">
        <summary className="focus-ring w-fit cursor-pointer rounded-md border border-transparent py-1 hover:text-foreground">{t("asTable")}</summary>
        <div className="max-h-64 overflow-auto scrollbar-slim" tabIndex={0} role="region" aria-label={label}>
          <table className="mt-1 w-full tabular-nums">
            <thead>
              <tr>
                {columns.map((column, at) => (
                  <th key={column} scope="col" className={at === 0 ? "py-1 text-left font-medium" : "py-1 text-right font-medium"}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row[0]} className="border-t">
                  {row.map((cell, at) =>
                    at === 0 ? (
                      <th key={columns[at]} scope="row" className="py-1 text-left font-normal">
                        {cell}
                      </th>
                    ) : (
                      <td key={columns[at]} className="py-1 text-right">
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
