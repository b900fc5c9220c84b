"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { NetworkMark } from "@/components/network-mark";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field, FieldSet } from "@/components/ui/field";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { startConnecting, useNetworkOptions } from "@/lib/channels";
import type { Channel, NetworkOption } from "@/lib/channels";
import { useWordedProblem } from "@/lib/contents-problem";
import { networkNames } from "@/lib/networks";

/** What is known already when the dialog opens, e.g. of an account that has to be connected again. */
export interface ConnectWish {
  brandId?: string | undefined;
  network?: Channel["network"] | undefined;
  environment?: Channel["environment"] | undefined;
  login?: string | undefined;
}

interface ConnectDialogProps {
  brands: readonly { id: string; name: string }[];
  wish: ConnectWish;
  onClose: () => void;
}

type EnvironmentOption = NetworkOption["environments"][number];

const isReady = (option: EnvironmentOption | undefined): boolean => (option?.logins.length ?? 0) > 0;

/** For which brand, which network, the real one or the one on this machine. Then the network's own dialog takes over. */
export function ConnectDialog({ brands, wish, onClose }: ConnectDialogProps) {
  const t = useTranslations("channels");
  const common = useTranslations("common");
  const word = useWordedProblem();
  const networks = useNetworkOptions();
  const [wantedBrand, setWantedBrand] = useState(wish.brandId);
  const [wantedNetwork, setWantedNetwork] = useState(wish.network);
  const [wantedEnvironment, setWantedEnvironment] = useState(wish.environment);
  const [wantedLogin, setWantedLogin] = useState(wish.login);
  // Brands and networks may arrive after the dialog has opened.
  const brandId = wantedBrand ?? brands[0]?.id;
  const options = networks.data ?? [];
  const option = options.find(({ network }) => network === wantedNetwork) ?? options[0];
  const ready = option?.environments.filter(isReady) ?? [];
  const target = ready.find(({ environment }) => environment === wantedEnvironment) ?? ready[0];
  const login = target?.logins.find((each) => each === wantedLogin) ?? target?.logins[0];
  const connect = useMutation({
    mutationFn: () => startConnecting({ brandId: brandId!, network: option!.network, environment: target!.environment, login }),
    onSuccess: ({ authorizeUrl }) => window.location.assign(authorizeUrl),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (brandId && target && !connect.isPending && !connect.isSuccess) connect.mutate();
  };
  const network = option ? networkNames[option.network] : "";
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <DialogHeader>
            <DialogTitle>{t("connectTitle")}</DialogTitle>
            <DialogDescription>{t("connectText")}</DialogDescription>
          </DialogHeader>
          <Field label={t("brand")}>
            {(control) => <Combobox {...control} options={brands.map(({ id, name }) => ({ value: id, label: name }))} value={brandId} onValueChange={setWantedBrand} placeholder={t("chooseBrand")} />}
          </Field>
          {networks.isError ? <ProblemAlert error={word(networks.error)} onRetry={() => void networks.refetch()} /> : null}
          {networks.isPending ? <Skeleton className="h-44" /> : null}
          {option ? (
            <>
              <FieldSet legend={t("network")}>
                <RadioGroup aria-label={t("network")} value={option.network} onValueChange={(value) => setWantedNetwork(value as Channel["network"])} className="grid-cols-1 min-[400px]:grid-cols-2">
                  {options.map((each) => (
                    <RadioCard
                      key={each.network}
                      value={each.network}
                      label={
                        <span className="flex items-center gap-2">
                          <NetworkMark network={each.network} />
                          {networkNames[each.network]}
                        </span>
                      }
                    />
                  ))}
                </RadioGroup>
              </FieldSet>
              <FieldSet legend={t("which")}>
                <RadioGroup key={option.network} aria-label={t("which")} value={target?.environment ?? ""} onValueChange={(value) => setWantedEnvironment(value as Channel["environment"])}>
                  {option.environments
                    .toSorted((a, b) => b.environment.localeCompare(a.environment))
                    .map((each) => (
                      <RadioCard
                        key={each.environment}
                        value={each.environment}
                        disabled={!isReady(each)}
                        label={t(each.environment === "sandbox" ? "sandboxName" : "liveName", { network })}
                        description={each.environment === "sandbox" ? t("sandboxText") : isReady(each) ? t("liveText") : t("liveMissing", { settings: wordedSettings(each.missingSettings, t("or")) })}
                      />
                    ))}
                </RadioGroup>
              </FieldSet>
              {target && target.logins.length > 1 ? (
                <FieldSet legend={t("login")}>
                  <RadioGroup key={`${option.network}-${target.environment}`} aria-label={t("login")} value={login ?? ""} onValueChange={setWantedLogin}>
                    {target.logins.map((each) => {
                      const key = `logins.${option.network}.${each}` as "logins.instagram.facebook";
                      const known = t.has(`${key}.name` as "logins.instagram.facebook.name");
                      return <RadioCard key={each} value={each} label={known ? t(`${key}.name` as "logins.instagram.facebook.name") : each} description={known ? t(`${key}.text` as "logins.instagram.facebook.text") : undefined} />;
                    })}
                  </RadioGroup>
                </FieldSet>
              ) : null}
            </>
          ) : null}
          {brands.length === 0 ? <p className="text-sm text-destructive">{t("noBrand")}</p> : null}
          {connect.isError ? <ProblemAlert error={word(connect.error)} /> : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" disabled={brandId === undefined || target === undefined} pending={connect.isPending || connect.isSuccess}>
              {t("continue", { network })}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** `A + B or C + D`: one of the sets is needed. */
const wordedSettings = (sets: readonly (readonly string[])[], or: string): string => sets.map((names) => names.join(" + ")).join(` ${or} `);
