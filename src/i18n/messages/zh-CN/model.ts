import type { model as english } from "../en/model.ts";

export const model: Record<keyof typeof english, string> = {
  "model.title": "模型",
  "model.lead": "各题是否测到了应测的内容，模型又能解释多少。",
  "model.few": "答卷满 50 份才估计模型，也才能评价它。这里每道题权重相同，没有可评价的模型。",
  "model.before": "这些结果算出时还没有模型评价。重新计算该批次即可看到。",
  "model.unit": "模型根据全公司的答卷估计，也在全公司的范围内评价。",
  "model.answers": "依据 {count} 份答卷评价。",
  "model.table": "界限是惯例，不是定律。超出界限的数字有标记。",

  "model.beyond": "超出界限",

  "model.findings": "须知",
  "model.findingsNote": "最要紧的在前。",
  "model.severity.fine": "良好",
  "model.severity.note": "须知",
  "model.severity.caution": "须谨慎",
  "model.severity.serious": "严重",

  "model.constructs": "信度",
  "model.constructsNote": "一个构念的各题是否在测同一件事。",
  "model.questions": "题数",
  "model.alpha": "α",
  "model.alphaMeaning": "克龙巴赫 α：各题权重相同时，同一构念各题的回答有多一致。0.7 或以上为可靠。",
  "model.rhoA": "ρA",
  "model.rhoAMeaning": "同上，但各题按其在指数中的权重计算：三者中最接近真实。0.7 或以上。",
  "model.rhoC": "ρC",
  "model.rhoCMeaning": "同上，由各题与构念的密切程度得出；通常略偏高。0.7 至 0.95；再高说明题目重复。",
  "model.ave": "AVE",
  "model.aveMeaning": "回答的差异中由构念说明的份额。至少 0.5，即一半。",
  "model.rSquared": "R²",
  "model.rSquaredMeaning":
    "一个构念在人与人之间的差异中，由指向它的构念解释的份额。最前面的构念没有别的构念指向。",
  "model.rSquaredAdjusted": "调整 R²",
  "model.rSquaredAdjustedMeaning": "R² 减去这么多前因仅凭偶然也能解释的部分，用于比较模型。",
  "model.oneQuestion": "只有一道题，无从比较",

  "model.overlaps": "区分",
  "model.overlapsNote": "回答能否把两个构念区分开。",
  "model.htmt": "HTMT",
  "model.htmtMeaning":
    "HTMT：两个构念之间各题的关联，与构念内部各题的关联相比。低于 0.85 表示区分得开；0.9 或以上，人们把两者当作一回事来回答。",

  "model.paths": "路径",
  "model.pathsNote": "什么影响什么，有多确定。",
  "model.path": "从 → 到",
  "model.pathOf": "{from} → {to}",
  "model.coefficient": "系数",
  "model.coefficientMeaning": "其他前因相同时，前一个构念高 1 个标准差，后一个构念高多少个标准差。",
  "model.fSquared": "f²",
  "model.fSquaredMeaning":
    "去掉这条路径后 R² 减少多少，与 R² 尚未解释的部分相比。0.02 为小，0.15 为中，0.35 为大。",
  "model.vif": "VIF",
  "model.vifMeaning": "因其他前因与它同涨同落，系数变得多不确定。3.3 起须留意，5 起不能单独采信。",
  "model.consistent": "PLSc",
  "model.consistentMeaning":
    "一致性 PLS 得出的系数，扣除了测量误差：供把构念看作共同因子的人参考。结果不可能成立时不给出。",

  "model.indicators": "题目",
  "model.indicatorsNote": "每道题与其构念的密切程度。",
  "model.loading": "载荷",
  "model.loadingMeaning": "题目与其构念的相关。0.7 或以上为好；低于 0.4 几乎不属于该构念。",
  "model.indicatorVifMeaning":
    "同一构念的其他题目已经说出了多少相同的内容。只有当构念由题目构成时（B 模式）才要紧。",

  "model.predictions": "预测",
  "model.predictionsNote": "模型能否预测它没有见过的回答：轮流留出十分之一的人。",
  "model.qSquared": "Q² predict",
  "model.qSquaredMeaning": "与一律猜平均值相比，模型减少的平方误差份额。大于 0 表示模型有预测力。",
  "model.error": "误差",
  "model.errorMeaning": "均方误差的平方根，单位为量表的分；只用没有前因的构念来预测。",
  "model.errorLinear": "回归的误差",
  "model.errorLinearMeaning":
    "同上，用这些构念的全部题目作普通回归。多数题目上模型误差更小，说明模型预测得好。",
  "model.errorMean": "均值的误差",
  "model.errorMeanMeaning": "同上，一律猜平均值。",
};
