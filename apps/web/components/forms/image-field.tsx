"use client";
import { ArrowLeft, ArrowRight, Link2, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { assetUrl, imageTypes, importAsset, uploadAsset } from "@/lib/upload-asset";

interface ImageFieldProps {
  /** What the pictures are: "Logo", "Product pictures". */
  label: string;
  hint?: string;
  /** Ids of pictures in the library. */
  value: readonly string[];
  onValueChange: (value: string[]) => void;
  max: number;
  /** The brand that the pictures belong to; null while it does not exist yet. */
  brandId: string | null;
  disabled?: boolean;
}

/** Pictures by upload or from an address. The first is the one that stands for the thing. */
export function ImageField({ label, hint, value, onValueChange, max, brandId, disabled }: ImageFieldProps) {
  const t = useTranslations("assets");
  const [busy, setBusy] = useState(0);
  const [problem, setProblem] = useState<unknown>();
  const [address, setAddress] = useState("");
  const single = max === 1;

  const take = async (jobs: (() => Promise<{ id: string }>)[]) => {
    setProblem(undefined);
    setBusy(jobs.length);
    let images = [...value];
    let failed: unknown;
    for (const job of jobs) {
      try {
        const { id } = await job();
        images = single ? [id] : [...images.filter((other) => other !== id), id].slice(0, max);
      } catch (error) {
        failed = error;
      }
      setBusy((left) => left - 1);
    }
    onValueChange(images);
    setProblem(failed);
    return failed === undefined;
  };
  const importAddress = async () => {
    if (address.trim() !== "" && (await take([() => importAsset(address.trim(), brandId)]))) setAddress("");
  };
  const swap = (index: number, other: number) => {
    const next = [...value];
    const [first, second] = [next[index], next[other]];
    if (first === undefined || second === undefined) return;
    next[index] = second;
    next[other] = first;
    onValueChange(next);
  };

  return (
    <fieldset disabled={disabled} className="grid min-w-0 content-start gap-3">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {hint ? <p className="-mt-2 text-xs leading-relaxed text-muted-foreground">{hint}</p> : null}
      {value.length > 0 ? (
        <ul className={single ? "flex" : "grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3"}>
          {value.map((id, index) => (
            <li key={id} className={single ? "relative size-28" : "relative aspect-square"}>
              <img src={assetUrl(id)} alt={t("imageName", { label, number: index + 1 })} className="size-full rounded-xl border bg-muted object-cover" />
              <Button variant="outline" size="iconSm" aria-label={t("removeImage", { number: index + 1 })} onClick={() => onValueChange(value.filter((_, at) => at !== index))} className="absolute top-1.5 right-1.5">
                <X aria-hidden />
              </Button>
              {value.length > 1 ? (
                <span className="absolute bottom-1.5 left-1.5 flex gap-1">
                  <Button variant="outline" size="iconSm" disabled={index === 0} aria-label={t("moveEarlier", { number: index + 1 })} onClick={() => swap(index, index - 1)}>
                    <ArrowLeft aria-hidden />
                  </Button>
                  <Button variant="outline" size="iconSm" disabled={index === value.length - 1} aria-label={t("moveLater", { number: index + 1 })} onClick={() => swap(index, index + 1)}>
                    <ArrowRight aria-hidden />
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {busy > 0 ? (
        <p role="status" className="flex items-center gap-2 text-sm text-muted-foreground">
          <Spinner />
          {t("uploading", { count: busy })}
        </p>
      ) : null}
      {problem ? <ProblemAlert error={problem} /> : null}
      {single || value.length < max ? (
        <>
          <FileDrop
            accept={imageTypes}
            multiple={!single}
            disabled={(disabled ?? false) || busy > 0}
            hint={t("imageHint")}
            onFiles={(files) => void take(files.slice(0, max).map((file) => () => uploadAsset(file, brandId)))}
            className="py-5"
          />
          <Field label={t("fromAddress")}>
            {(control) => (
              <div className="flex gap-2">
                <Input
                  {...control}
                  type="url"
                  inputMode="url"
                  placeholder="https://"
                  maxLength={2000}
                  value={address}
                  onChange={(event) => setAddress(event.target.value)}
                  onKeyDown={(event) => {
                    if (event.key !== "Enter") return;
                    event.preventDefault();
                    void importAddress();
                  }}
                />
                <Button variant="outline" disabled={address.trim() === "" || busy > 0} onClick={() => void importAddress()}>
                  <Link2 aria-hidden />
                  {t("fetch")}
                </Button>
              </div>
            )}
          </Field>
        </>
      ) : null}
    </fieldset>
  );
}
