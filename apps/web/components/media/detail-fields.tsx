"use client";
import { rightsState } from "@agency/core/assets/rules";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemAlert } from "@/components/problem-alert";
import { Choice } from "@/components/studio/choice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { changeAsset, useFolders, useRefreshAssets } from "@/lib/assets";
import { useBrandChoices } from "@/lib/queries";
import type { Asset } from "@/lib/resources";

const sources = ["own", "stock", "ai"] as const;

/** What a person says about a file: description, place, tags and rights. */
export function DetailFields({ asset, editable }: { asset: Asset; editable: boolean }) {
  const t = useTranslations("media.detail");
  const common = useTranslations("common");
  const folders = useFolders();
  const brands = useBrandChoices();
  const refresh = useRefreshAssets();
  const [draft, setDraft] = useState({ alt: asset.alt ?? "", fileName: asset.fileName, tags: asset.tags, folderId: asset.folderId, brandId: asset.brandId, rights: asset.rights });
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const put = (changes: Partial<typeof draft>) => setDraft((known) => ({ ...known, ...changes }));
  const { rights } = draft;
  const putRights = (changes: Partial<Asset["rights"]>) => put({ rights: { ...rights, ...changes } });
  const ends = rightsState(rights.expiresOn, today);

  const save = async () => {
    setPending(true);
    setProblem(undefined);
    const given = Object.fromEntries(Object.entries(rights).filter(([, value]) => value !== "" && value !== undefined)) as Asset["rights"];
    try {
      await changeAsset(asset, { alt: draft.alt.trim() === "" ? null : draft.alt, fileName: draft.fileName.trim() || asset.fileName, tags: draft.tags, folderId: draft.folderId, brandId: draft.brandId, rights: given });
      toast.success(common("saved"));
      refresh();
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset disabled={!editable} className="grid min-w-0 gap-4">
        <Field label={t("alt")} hint={t("altHint")}>
          {(control) => <Textarea {...control} rows={2} maxLength={1000} value={draft.alt} onChange={(event) => put({ alt: event.target.value })} />}
        </Field>
        <Field label={t("fileName")}>{(control) => <Input {...control} maxLength={200} value={draft.fileName} onChange={(event) => put({ fileName: event.target.value })} />}</Field>
        <Field label={t("tags")} hint={t("tagsHint")}>
          {(control) => <TagInput {...control} max={20} value={draft.tags} onValueChange={(tags) => put({ tags })} disabled={!editable} />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice label={t("folder")} value={draft.folderId ?? ""} onChange={(id) => put({ folderId: id || null })} disabled={!editable} options={[{ value: "", label: t("noFolder") }, ...(folders.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
          <Choice label={t("brand")} value={draft.brandId ?? ""} onChange={(id) => put({ brandId: id || null })} disabled={!editable} options={[{ value: "", label: t("allBrands") }, ...(brands.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]} />
          <Choice label={t("rights.source")} value={rights.source} onChange={(source) => putRights({ source: source as Asset["rights"]["source"] })} disabled={!editable} options={sources.map((source) => ({ value: source, label: t(`rights.${source}`) }))} />
          <Field label={t("rights.expiresOn")} aside={ends === "fine" ? undefined : <Badge tone={ends === "expired" ? "danger" : "warning"}>{t(`rights.${ends}`)}</Badge>}>
            {(control) => <Input {...control} type="date" value={rights.expiresOn ?? ""} onChange={(event) => putRights({ expiresOn: event.target.value })} />}
          </Field>
        </div>
        <Field label={t("rights.licence")}>{(control) => <Input {...control} maxLength={200} value={rights.licence ?? ""} onChange={(event) => putRights({ licence: event.target.value })} />}</Field>
        <Field label={t("rights.note")}>{(control) => <Input {...control} maxLength={500} value={rights.note ?? ""} onChange={(event) => putRights({ note: event.target.value })} />}</Field>
        {asset.ai ? (
          <dl className="grid gap-2 rounded-xl bg-muted p-3 text-sm">
            <div>
              <dt className="text-xs text-muted-foreground">{t("ai.model")}</dt>
              <dd>{asset.ai.model === "unknown" ? t("ai.unknown") : `${asset.ai.provider} · ${asset.ai.model}`}</dd>
            </div>
            {asset.ai.prompt ? (
              <div>
                <dt className="text-xs text-muted-foreground">{t("ai.prompt")}</dt>
                <dd className="max-h-32 overflow-y-auto whitespace-pre-wrap scrollbar-slim">{asset.ai.prompt}</dd>
              </div>
            ) : null}
          </dl>
        ) : null}
      </fieldset>
      {problem ? <ProblemAlert error={problem} /> : null}
      {editable ? (
        <Button type="submit" pending={pending} className="w-fit">
          {common("save")}
        </Button>
      ) : null}
    </form>
  );
}
