"use client";
import { Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { splitPosts, startReading } from "@/lib/onboarding";

const sampleSites = ["ca-phe-ben-song.example", "lotus-and-stone.example"];

interface StartFormProps {
  way: "website" | "posts";
  brandId: string | null;
  /** Offers websites of the sandbox. */
  samples?: boolean;
}

/** What to read a brand from: an address, posts, or both. */
export function StartForm({ way, brandId, samples = false }: StartFormProps) {
  const t = useTranslations("onboarding");
  const router = useRouter();
  const [url, setUrl] = useState("");
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const posts = splitPosts(text);
  const isEmpty = way === "website" ? url.trim() === "" : posts.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(isEmpty);
    if (isEmpty || pending) return;
    setPending(true);
    setProblem(undefined);
    try {
      const proposal = await startReading({ ...(way === "website" ? { url: url.trim() } : {}), ...(posts.length > 0 ? { posts } : {}), ...(brandId ? { brandId } : {}) });
      router.push(`/brands/new?proposal=${proposal.id}`);
    } catch (error) {
      setProblem(error);
      setPending(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Card>
        {problem ? <ProblemAlert error={problem} /> : null}
        {way === "website" ? (
          <div className="grid gap-2">
            <Field label={t("url")} hint={t("urlHint")} error={missing && isEmpty ? t("urlMissing") : undefined} required>
              {(control) => <Input {...control} type="text" inputMode="url" autoComplete="url" autoCapitalize="off" spellCheck={false} maxLength={2_000} placeholder="tencuahang.vn" value={url} onChange={(event) => setUrl(event.target.value)} />}
            </Field>
            {samples ? (
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted-foreground">
                {t("samples")}
                {sampleSites.map((site) => (
                  <Button key={site} variant="outline" size="sm" onClick={() => setUrl(site)}>
                    {site}
                  </Button>
                ))}
              </p>
            ) : null}
          </div>
        ) : null}
        <Field label={way === "website" ? t("postsToo") : t("posts")} hint={t("postsHint")} error={way === "posts" && missing && isEmpty ? t("postsMissing") : undefined} aside={posts.length > 0 ? t("postCount", { count: posts.length }) : undefined} required={way === "posts"}>
          {(control) => <Textarea {...control} value={text} onChange={(event) => setText(event.target.value)} maxLength={60_000} placeholder={t("postsPlaceholder")} className={way === "posts" ? "min-h-56" : "min-h-24"} />}
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-xl text-xs leading-relaxed text-muted-foreground">{t("whatHappens")}</p>
          <Button type="submit" size="lg" pending={pending}>
            <Sparkles aria-hidden />
            {t("read")}
          </Button>
        </div>
      </Card>
    </form>
  );
}
