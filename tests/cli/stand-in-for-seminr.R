# Stands in for seminr where it is not installed: the functions that an exported script calls, with the same names,
# arguments and results (seminr 2.3's manual), computed here from first principles.
composite <- function(construct_name, item_names, weights = mode_A) list(name = construct_name, items = item_names, mode = weights)
single_item <- function(item) item
mode_A <- "A"
mode_B <- "B"
constructs <- function(...) list(...)
paths <- function(from, to) cbind(source = from, target = to)
relationships <- function(...) rbind(...)
mean_of_answers <- function(x) ifelse(is.na(x), mean(x, na.rm = TRUE), x)

path_factorial <- function(smMatrix, construct_scores, dependant, paths_matrix) {
  cor(construct_scores) * (paths_matrix + t(paths_matrix))
}
path_weighting <- function(smMatrix, construct_scores, dependant, paths_matrix) {
  inner <- cor(construct_scores) * t(paths_matrix)
  for (to in dependant) {
    from <- smMatrix[smMatrix[, "target"] == to, "source"]
    inner[from, to] <- coef(lm.fit(construct_scores[, from, drop = FALSE], construct_scores[, to]))
  }
  inner
}

estimate_pls <- function(data, measurement_model, structural_model, inner_weights, maxIt = 300, stopCriterion = 7) {
  message("Generating the seminr model")
  data[] <- lapply(data, mean_of_answers)
  x <- scale(as.matrix(data))
  names <- sapply(measurement_model, function(each) each$name)
  dependant <- unique(structural_model[, "target"])
  arrows <- matrix(0, length(names), length(names), dimnames = list(names, names))
  arrows[structural_model] <- 1
  weights <- matrix(0, ncol(x), length(names), dimnames = list(colnames(x), names))
  for (each in measurement_model) weights[each$items, each$name] <- 1
  member <- weights
  for (iteration in 0:maxIt) {
    before <- weights
    scores <- scale(x %*% weights)
    inner <- scale(scores %*% inner_weights(structural_model, scores, dependant, arrows))
    for (each in measurement_model) {
      own <- x[, each$items, drop = FALSE]
      w <- cov(own, inner[, each$name])
      if (each$mode == "B") w <- solve(cor(own), w)
      weights[each$items, each$name] <- w / sd(own %*% w)
    }
    if (sum(abs(weights - before)) < 10^-stopCriterion) break
  }
  scores <- x %*% weights
  path_coef <- arrows
  for (to in dependant) {
    from <- structural_model[structural_model[, "target"] == to, "source"]
    path_coef[from, to] <- coef(lm.fit(scores[, from, drop = FALSE], scores[, to]))
  }
  structure(list(data = data, outer_weights = weights, outer_loadings = cov(x, scores) * member, path_coef = path_coef),
    class = "stand_in")
}
bootstrap_model <- function(seminr_model, nboot, seed) seminr_model
summary.stand_in <- function(object, ...) list(reliability = "not here", validity = list(htmt = "not here"))
