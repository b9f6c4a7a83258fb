# The index, 0 to 100 (Fornell et al. 1996): seminr's standardized weights are divided by the standard deviations and
# made to sum to 1; then the weighted mean is placed between the weighted ends of the scales.
unstandardized <- function(model) {
  sd <- apply(as.matrix(model$data[, indicators]), 2, sd)
  sapply(names(blocks), function(construct) {
    u <- model$outer_weights[blocks[[construct]], construct] / sd[blocks[[construct]]]
    u / sum(u)
  }, simplify = FALSE)
}

index_at <- function(means, weights) {
  sapply(names(blocks), function(construct) {
    items <- blocks[[construct]]
    u <- weights[[construct]]
    low <- sum(u * scale_min[items])
    100 * (sum(u * means[items]) - low) / (sum(u * scale_max[items]) - low)
  })
}

index_of <- function(model) index_at(colMeans(as.matrix(model$data[, indicators])), unstandardized(model))

# As in Manyi a construct points the way most of its loadings do; seminr leaves signs as they fall.
paths_of <- function(model) {
  turn <- sapply(names(blocks), function(construct) {
    if (sum(sign(model$outer_loadings[blocks[[construct]], construct])) < 0) -1 else 1
  })
  coefficients <- model$path_coef[cbind(paths_from, paths_to)] * turn[paths_from] * turn[paths_to]
  setNames(coefficients, paste(paths_from, "->", paths_to))
}

estimate <- function(rows = seq_len(nrow(answers))) {
  suppressMessages(estimate_pls(
    data = table_of(rows),
    measurement_model = measurement_model,
    structural_model = structural_model,
    inner_weights = inner_weights,
    maxIt = 300,
    stopCriterion = 12
  ))
}

compare <- function(seminr, manyi) {
  print(data.frame(seminr = seminr, manyi = manyi, difference = signif(seminr - manyi, 2)), digits = 10)
}
