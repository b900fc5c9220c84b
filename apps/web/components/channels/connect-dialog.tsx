"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { request } from "@/lib/api";
import { startConnecting } from "@/lib/channels";
import type { Channel } from "@/lib/channels";
import { useWordedProblem } from "@/lib/contents-problem";
import type { Setup } from "@/lib/me";

interface ConnectDialogProps {
  brands: readonly { id: string; name: string }[];
  brandId?: string | undefined;
  environment?: Channel["environment"] | undefined;
  onClose: () => void;
}

/** For which brand, and which Facebook: the real one or the one on this machine. Then the network's own dialog takes over. */
export function ConnectDialog({ brands, brandId, environment, onClose }: ConnectDialogProps) {
  const t = useTranslations("channels");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const setup = useQuery({ queryKey: ["setup"], queryFn: ({ signal }) => request<Setup>("GET", "/setup", { signal }), staleTime: 300_000 });
  const [wantedBrand, setWantedBrand] = useState(brandId);
  // The brands may arrive after the dialog has opened.
  const chosen = wantedBrand ?? brands[0]?.id;
  const live = setup.data?.liveNetworks.includes("facebook") ?? false;
  const sandbox = setup.data?.sandbox ?? false;
  const [wanted, setWanted] = useState<Channel["environment"] | undefined>(environment);
  const target = wanted ?? (live ? "live" : "sandbox");
  const connect = useMutation({
    mutationFn: () => startConnecting(chosen!, target),
    onSuccess: ({ authorizeUrl }) => window.location.assign(authorizeUrl),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen && !connect.isPending && !connect.isSuccess) connect.mutate();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("connectTitle")}</DialogTitle>
            <DialogDescription>{t("connectText")}</DialogDescription>
          </DialogHeader>
          <Field label={t("brand")}>
            {(control) => <Combobox {...control} options={brands.map(({ id, name }) => ({ value: id, label: name }))} value={chosen} onValueChange={setWantedBrand} placeholder={t("chooseBrand")} />}
          </Field>
          {setup.data ? (
            <FieldSet legend={t("which")}>
              <RadioGroup aria-label={t("which")} value={target} onValueChange={(value) => setWanted(value as Channel["environment"])}>
                {sandbox ? <RadioCard value="sandbox" label={t("sandboxName")} description={t("sandboxText")} /> : null}
                <RadioCard value="live" disabled={!live} label={t("liveName")} description={live ? t("liveText") : t("liveMissing")} />
              </RadioGroup>
            </FieldSet>
          ) : null}
          {brands.length === 0 ? <p className="text-sm text-destructive">{t("noBrand")}</p> : null}
          {connect.isError ? <ProblemAlert error={word(connect.error)} /> : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={chosen === undefined} pending={connect.isPending || connect.isSuccess}>
              {t("continue")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
