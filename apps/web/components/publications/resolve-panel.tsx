"use client";
import { Link2, Send } from "lucide-react";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Candidates } from "@/components/publications/candidates";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useChannels } from "@/lib/channels";
import { useWordedProblem } from "@/lib/contents-problem";
import { networkNames } from "@/lib/networks";
import { postIdIn, usePublicationAction } from "@/lib/publications";
import type { Publication } from "@/lib/publications";

/** Of the page's title: it takes the focus once this panel has done its work and goes. */
export const titleId = "publication-title";

/** Nobody knows whether the network took the post. A person looks at the page and says which. */
export function ResolvePanel({ publication }: { publication: Publication }) {
  const t = useTranslations("publications.resolve");
  const network = networkNames[publication.network];
  const common = useTranslations("common");
  const word = useWordedProblem();
  const action = usePublicationAction();
  const { data: channels = [] } = useChannels(publication.brandId);
  const [pasted, setPasted] = useState("");
  const [unclear, setUnclear] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => () => {
    if (document.activeElement === document.body) document.getElementById(titleId)?.focus();
  }, []);
  const pageUrl = channels.find((channel) => channel.id === publication.channelId)?.pageUrl;
  const bind = (event: FormEvent) => {
    event.preventDefault();
    const id = postIdIn(pasted, publication.network);
    setUnclear(id === undefined);
    if (id !== undefined) bindTo(id);
  };
  const bindTo = (boundTo: string) => {
    if (!action.isPending) action.mutate({ publication, action: { kind: "resolve", boundTo } }, { onSuccess: () => toast.success(t("bound", { network })) });
  };
  const sendAgain = () =>
    action.mutate({ publication, action: { kind: "resolve", sendAgain: true } }, { onSuccess: () => toast.success(t("sentAgain")), onSettled: () => setAsking(false) });
  return (
    <Card className="border-tone-warning-foreground/40">
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
        <CardDescription>{t("text", { page: publication.channelName, network })}</CardDescription>
      </CardHeader>
      {pageUrl ? (
        <a href={pageUrl} target="_blank" rel="noreferrer" className="focus-ring w-fit rounded border border-transparent text-sm font-medium text-primary underline underline-offset-4">
          {t("openPage")}
        </a>
      ) : null}
      <Candidates publication={publication} pending={action.isPending} onBind={bindTo} />
      <form onSubmit={bind} noValidate className="grid gap-3 rounded-xl border p-4">
        <h3 className="text-sm font-semibold">{t("there", { network })}</h3>
        <Field label={t("post")} hint={t("postHint", { network })} error={unclear ? t("postUnclear") : undefined}>
          {(control) => (
            <Input
              {...control}
              value={pasted}
              autoComplete="off"
              onChange={(event) => {
                setPasted(event.target.value);
                setUnclear(false);
              }}
            />
          )}
        </Field>
        <Button type="submit" className="w-fit" pending={action.isPending}>
          <Link2 aria-hidden />
          {t("bind")}
        </Button>
      </form>
      <div className="grid gap-3 rounded-xl border p-4">
        <h3 className="text-sm font-semibold">{t("notThere")}</h3>
        <p className="text-sm text-muted-foreground">{t("notThereText")}</p>
        <Button variant="outline" className="w-fit" onClick={() => setAsking(true)}>
          <Send aria-hidden />
          {t("sendAgain")}
        </Button>
      </div>
      {action.isError ? <ProblemAlert error={word(action.error)} /> : null}
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t("confirmTitle")}</DialogTitle>
            <DialogDescription>{t("confirmText", { page: publication.channelName })}</DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <Button variant="outline" onClick={() => setAsking(false)}>
              {common("cancel")}
            </Button>
            <Button pending={action.isPending} onClick={sendAgain}>
              {t("confirm")}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </Card>
  );
}
