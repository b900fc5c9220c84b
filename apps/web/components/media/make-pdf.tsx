"use client";
import { FileText } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { request } from "@/lib/api";
import { useRefreshAssets } from "@/lib/assets";
import type { Asset } from "@/lib/resources";
import { useProblemToast } from "@/lib/use-problem";

interface MakePdfProps {
  /** Pictures in the order in which they become pages. */
  pictures: readonly Asset[];
  onDone: () => void;
}

/** The chosen pictures as one PDF, as LinkedIn shows a carousel. */
export function MakePdf({ pictures, onDone }: MakePdfProps) {
  const t = useTranslations("media.pdf");
  const refresh = useRefreshAssets();
  const showProblem = useProblemToast();
  const [title, setTitle] = useState("");
  const [pending, setPending] = useState(false);
  const ready = title.trim() !== "" && !pending;
  const make = async () => {
    if (!ready) return;
    setPending(true);
    try {
      const brands = new Set(pictures.map(({ brandId }) => brandId));
      const made: Asset = await request("POST", "/assets/documents", { body: { assetIds: pictures.map(({ id }) => id), title: title.trim(), brandId: brands.size === 1 ? pictures[0]?.brandId : null } });
      toast.success(t("made", { name: made.fileName }));
      onDone();
    } catch (error) {
      showProblem(error, () => void make());
    } finally {
      setPending(false);
      refresh();
    }
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline" size="sm" pending={pending}>
          <FileText aria-hidden />
          {t("open")}
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-80 max-w-[calc(100vw-2rem)]">
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <Field label={t("title")} hint={t("hint", { count: pictures.length })}>
            {(control) => <Input {...control} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
          <Button type="submit" size="sm" pending={pending} disabled={!ready}>
            {t("make")}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
