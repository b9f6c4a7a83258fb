import type { common as english } from "../en/common.ts";

export const common: Record<keyof typeof english, string> = {
  "common.product": "满意",
  "common.cancel": "取消",
  "common.save": "保存",
  "common.saved": "已保存。",
  "common.back": "返回",
  "common.language": "语言",
  "progress.reload": "本页会自动刷新。",
  "progress.look": "现在刷新",
  "common.none": "无",
};
