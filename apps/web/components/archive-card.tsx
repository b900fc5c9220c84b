"use client";
import { Archive } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useProblemToast } from "@/lib/use-problem";

interface ArchiveCardProps {
  title: string;
  description: string;
  action: string;
  onArchive: () => Promise<void>;
}

/** Takes a thing out of use. No question before: it can be taken back for 10 s after. */
export function ArchiveCard({ title, description, action, onArchive }: ArchiveCardProps) {
  const showProblem = useProblemToast();
  const [pending, setPending] = useState(false);
  const archive = async () => {
    setPending(true);
    try {
      await onArchive();
    } catch (error) {
      showProblem(error, () => void archive());
      setPending(false);
    }
  };
  return (
    <section className="mt-8 flex flex-wrap items-center gap-4 rounded-2xl border border-destructive/30 bg-card px-5 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="text-sm text-muted-foreground">{description}</p>
      </div>
      <Button variant="outline" pending={pending} onClick={() => void archive()} className="text-destructive">
        <Archive aria-hidden />
        {action}
      </Button>
    </section>
  );
}
