"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useChannels } from "@/lib/channels";
import { byNetwork, networkNames } from "@/lib/networks";
import { usePublicationsBetween, type Publication } from "@/lib/publications";
import { useAbTestChange } from "@/lib/results";
import { useCan } from "@/lib/use-can";
import { useOrganizationTime } from "@/lib/use-organization-time";

type Arm = "A" | "B";
/** Publications to choose from: what is public since, and what is planned until. */
const days = { back: 60, ahead: 60 };
const over = ["failed", "missed", "cancelled"];

/** Chooses the posts of both arms on one channel. */
export function AbTestDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("results.tests");
  const common = useTranslations("common");
  const validation = useTranslations("validation");
  const can = useCan();
  const { data: channels = [] } = useChannels(undefined, can("channels.read"));
  const { create } = useAbTestChange();
  const [name, setName] = useState("");
  const [channelId, setChannelId] = useState("");
  const [arms, setArms] = useState<ReadonlyMap<string, Arm>>(new Map());
  const [checked, setChecked] = useState(false);
  const of = (arm: Arm) => [...arms].filter(([, chosen]) => chosen === arm).map(([id]) => id);
  const isMissing = { name: name.trim() === "", channel: channelId === "", posts: of("A").length === 0 || of("B").length === 0 };
  const save = () => create.mutate({ name: name.trim(), note: "", a: of("A"), b: of("B") }, { onSuccess: onClose });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t("dialogLead")}</DialogDescription>
        </DialogHeader>
        <form
          noValidate
          className="grid grid-cols-1 gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setChecked(true);
            if (!Object.values(isMissing).includes(true)) save();
          }}
        >
          {create.isError ? <ProblemAlert error={create.error} /> : null}
          <Field label={t("name")} hint={t("nameHint")} required error={checked && isMissing.name ? validation("required") : undefined}>
            {(control) => <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={t("channel")} required error={checked && isMissing.channel ? validation("required") : undefined}>
            {(control) => (
              <Select
                value={channelId}
                onValueChange={(next) => {
                  setChannelId(next);
                  setArms(new Map());
                }}
              >
                <SelectTrigger {...control}>
                  <SelectValue placeholder={common("choose")} />
                </SelectTrigger>
                <SelectContent>
                  {channels.filter(({ status }) => status !== "disconnected").sort(byNetwork).map((channel) => (
                    <SelectItem key={channel.id} value={channel.id}>
                      {channel.name} · {networkNames[channel.network]}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          {channelId === "" ? null : <PostChoice channelId={channelId} arms={arms} onArmsChange={setArms} />}
          {checked && channelId !== "" && isMissing.posts ? (
            <p role="alert" className="text-sm text-destructive">
              {t("needsBoth")}
            </p>
          ) : null}
          <DialogFooter>
            <Button variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
            <Button type="submit" pending={create.isPending}>
              {t("start")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function PostChoice({ channelId, arms, onArmsChange }: { channelId: string; arms: ReadonlyMap<string, Arm>; onArmsChange: (arms: ReadonlyMap<string, Arm>) => void }) {
  const t = useTranslations("results.tests");
  const [span] = useState(() => ({ from: new Date(Date.now() - days.back * 86_400_000).toISOString(), to: new Date(Date.now() + days.ahead * 86_400_000).toISOString() }));
  const found = usePublicationsBetween(span);
  if (found.isError) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton className="h-40 rounded-xl" />;
  const posts = found.data.filter((post) => post.channelId === channelId && !over.includes(post.status)).toReversed();
  if (posts.length === 0) return <p className="text-sm text-muted-foreground">{t("noPosts")}</p>;
  const choose = (id: string, arm: Arm) => {
    const next = new Map(arms);
    if (next.get(id) === arm) next.delete(id);
    else next.set(id, arm);
    onArmsChange(next);
  };
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-2 text-sm font-medium">{t("choosePosts")}</legend>
      <ul className="grid max-h-72 grid-cols-1 gap-1 overflow-y-auto rounded-xl border p-2 scrollbar-slim">
        {posts.map((post) => (
          <PostRow key={post.id} post={post} arm={arms.get(post.id)} onChoose={(arm) => choose(post.id, arm)} />
        ))}
      </ul>
    </fieldset>
  );
}

function PostRow({ post, arm, onChoose }: { post: Publication; arm: Arm | undefined; onChoose: (arm: Arm) => void }) {
  const t = useTranslations("results");
  const time = useOrganizationTime();
  const title = post.contentTitle || t("untitled");
  return (
    <li className="flex items-center gap-3 rounded-lg px-2 py-1.5 hover:bg-accent/50">
      <span className="min-w-0 flex-1 text-sm">
        <span className="line-clamp-2">{title}</span>
        <span className="block text-xs text-muted-foreground">{time(post.publishedAt ?? post.dueAt)}</span>
      </span>
      {(["A", "B"] as const).map((name) => (
        <Button key={name} type="button" variant={arm === name ? "primary" : "outline"} size="sm" aria-pressed={arm === name} aria-label={t("tests.putInto", { title, name })} onClick={() => onChoose(name)}>
          {name}
        </Button>
      ))}
    </li>
  );
}
