/** Presenters and voices that the stand-in offers. */
export interface Look {
  id: string;
  name: string;
  groupId: string;
  avatarType: "studio_avatar" | "digital_twin" | "photo_avatar";
  gender: "female" | "male";
  orientation: "portrait" | "landscape";
  voiceId: string;
}

export const looks: readonly Look[] = [
  { id: "look_linh_office", name: "Linh – văn phòng", groupId: "grp_linh", avatarType: "studio_avatar", gender: "female", orientation: "portrait", voiceId: "vi_mai_hanoi" },
  { id: "look_linh_cafe", name: "Linh – quán cà phê", groupId: "grp_linh", avatarType: "studio_avatar", gender: "female", orientation: "landscape", voiceId: "vi_mai_hanoi" },
  { id: "look_minh_studio", name: "Minh – phòng thu", groupId: "grp_minh", avatarType: "digital_twin", gender: "male", orientation: "landscape", voiceId: "vi_tuan_saigon" },
  { id: "look_ha_photo", name: "Hà – ảnh chân dung", groupId: "grp_ha", avatarType: "photo_avatar", gender: "female", orientation: "portrait", voiceId: "vi_huong_hue" },
  { id: "look_annie_lobby", name: "Annie – lobby", groupId: "grp_annie", avatarType: "studio_avatar", gender: "female", orientation: "landscape", voiceId: "en_annie" },
  { id: "look_brandon_kitchen", name: "Brandon – kitchen", groupId: "grp_brandon", avatarType: "digital_twin", gender: "male", orientation: "portrait", voiceId: "en_brandon" },
];

export const voices = [
  { voice_id: "vi_mai_hanoi", name: "Mai (Hà Nội)", language: "Vietnamese", gender: "female" },
  { voice_id: "vi_huong_hue", name: "Hương (Huế)", language: "Vietnamese", gender: "female" },
  { voice_id: "vi_tuan_saigon", name: "Tuấn (Sài Gòn)", language: "Vietnamese", gender: "male" },
  { voice_id: "en_annie", name: "Annie", language: "English", gender: "female" },
  { voice_id: "en_brandon", name: "Brandon", language: "English", gender: "male" },
] as const;
