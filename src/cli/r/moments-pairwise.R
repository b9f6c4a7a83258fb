# Means and variances from all answers of an indicator, correlations from the rows that have both.
moments_of <- function(x, w) {
  gap <- is.na(x)
  mass <- colSums(w * !gap)
  mean <- colSums(w * x, na.rm = TRUE) / mass
  sd <- sqrt(colSums(w * sweep(x, 2, mean)^2, na.rm = TRUE) / (mass - 1))
  cor <- diag(ncol(x))
  for (i in seq_len(ncol(x))[-1]) for (j in seq_len(i - 1)) {
    both <- !gap[, i] & !gap[, j] & w > 0
    cor[i, j] <- cor[j, i] <- cov.wt(x[both, c(i, j)], w[both] / sum(w[both]), cor = TRUE)$cor[1, 2]
  }
  x[gap] <- mean[col(x)[gap]]
  list(mean = mean, cov = cor * outer(sd, sd), filled = x)
}
