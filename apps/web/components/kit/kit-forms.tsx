"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { ColorInput } from "@/components/ui/color-input";
import { DateTimeField } from "@/components/ui/date-time-field";
import { Field, FieldSet } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { MoneyInput } from "@/components/ui/money-input";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { TagInput } from "@/components/ui/tag-input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { defaultTimeZone } from "@/lib/time";

const networks = ["Facebook", "Instagram", "TikTok", "LinkedIn"];

export function KitForms() {
  const t = useTranslations("kit");
  const validation = useTranslations("validation");
  const [words, setWords] = useState(["rẻ nhất", "số một"]);
  const [color, setColor] = useState("#7a4a21");
  const [fee, setFee] = useState("7500000");
  const [at, setAt] = useState("2026-11-27T13:00:00.000Z");
  return (
    <div className="grid grid-cols-1 gap-5 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t("brandName")} hint={t("brandNameHint")} aside="7/60">
        {(control) => <Input {...control} defaultValue="Cà phê Mộc" />}
      </Field>
      <Field label={t("brandName")} error={validation("required")} required>
        {(control) => <Input {...control} />}
      </Field>
      <Field label={t("network")}>
        {(control) => (
          <Select defaultValue="Facebook">
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {networks.map((network) => (
                <SelectItem key={network} value={network}>
                  {network}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field label={t("avoid")}>{(control) => <TagInput {...control} value={words} onValueChange={setWords} />}</Field>
      <Field label={t("color")}>{(control) => <ColorInput {...control} swatchLabel={t("color")} value={color} onValueChange={setColor} />}</Field>
      <Field label={t("fee")}>{(control) => <MoneyInput {...control} currency="VND" value={fee} onValueChange={setFee} />}</Field>
      <DateTimeField label={t("publishAt")} timeZone={defaultTimeZone} value={at} onValueChange={setAt} />
      <Field label={t("voice")} className="sm:col-span-2">
        {(control) => <Textarea {...control} defaultValue={t("savedDetail")} />}
      </Field>
      <FieldSet legend={t("tone")} className="sm:col-span-2">
        <RadioGroup defaultValue="warm" aria-label={t("tone")} className="sm:grid-cols-3">
          <RadioCard value="warm" label={t("warm")} />
          <RadioCard value="expert" label={t("expert")} />
          <RadioCard value="playful" label={t("playful")} />
        </RadioGroup>
      </FieldSet>
      <div className="grid content-center gap-4">
        <div className="flex items-center gap-3">
          <Checkbox id="kit-remember" defaultChecked />
          <Label htmlFor="kit-remember">{t("remember")}</Label>
        </div>
        <div className="flex items-center gap-3">
          <Switch id="kit-switch" defaultChecked />
          <Label htmlFor="kit-switch">{t("remember")}</Label>
        </div>
      </div>
      <Tabs defaultValue="Facebook" className="min-w-0 sm:col-span-2">
        <TabsList aria-label={t("network")}>
          {networks.map((network) => (
            <TabsTrigger key={network} value={network}>
              {network}
            </TabsTrigger>
          ))}
        </TabsList>
        {networks.map((network) => (
          <TabsContent key={network} value={network} className="text-sm text-muted-foreground">
            {network}: {t("savedDetail")}
          </TabsContent>
        ))}
      </Tabs>
      <FileDrop accept="image/png,image/jpeg" hint={t("upload")} onFiles={(files) => toast.success(files[0]?.name ?? "")} />
    </div>
  );
}
