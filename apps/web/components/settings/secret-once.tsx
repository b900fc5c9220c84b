"use client";
import { useTranslations } from "use-intl";
import { CopyButton } from "@/components/copy-button";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface SecretOnceProps {
  label: string;
  secret: string;
  onDone: () => void;
}

/** Something that only its hash is kept of: copied now or made again. */
export function SecretOnce({ label, secret, onDone }: SecretOnceProps) {
  const t = useTranslations("settings");
  return (
    <>
      <Alert tone="warning" title={t("onceTitle")}>
        {t("onceText")}
      </Alert>
      <Field label={label}>{(control) => <Input {...control} readOnly value={secret} onFocus={(event) => event.target.select()} className="font-mono text-xs md:text-xs" />}</Field>
      <DialogFooter>
        <Button variant="ghost" onClick={onDone}>
          {t("done")}
        </Button>
        <CopyButton text={secret} />
      </DialogFooter>
    </>
  );
}
