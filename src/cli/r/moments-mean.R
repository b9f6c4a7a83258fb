# Weighted means and covariances; a missing answer counts as its indicator's mean.
moments_of <- function(x, w) {
  gap <- is.na(x)
  mean <- colSums(w * x, na.rm = TRUE) / colSums(w * !gap)
  x[gap] <- mean[col(x)[gap]]
  list(mean = mean, cov = cov.wt(x, w / sum(w), method = "ML")$cov, filled = x)
}
