# Maximum likelihood means and covariances by EM (Dempster, Laird & Rubin 1977).
moments_of <- function(x, w) {
  gap <- is.na(x)
  patterns <- split(seq_len(nrow(x)), apply(gap, 1, function(row) paste(which(row), collapse = " ")))
  mean <- colSums(w * x, na.rm = TRUE) / colSums(w * !gap)
  x[gap] <- mean[col(x)[gap]]
  cov <- cov.wt(x, w / sum(w), method = "ML")$cov
  repeat {
    uncertain <- 0 * cov
    for (rows in patterns) {
      m <- gap[rows[1], ]
      if (!any(m)) next
      slope <- cov[m, !m, drop = FALSE] %*% solve(cov[!m, !m])
      x[rows, m] <- t(mean[m] + slope %*% (t(x[rows, !m, drop = FALSE]) - mean[!m]))
      uncertain[m, m] <- uncertain[m, m] + sum(w[rows]) * (cov[m, m] - slope %*% cov[!m, m, drop = FALSE])
    }
    filled <- cov.wt(x, w / sum(w), method = "ML")
    after <- filled$cov + uncertain / sum(w)
    sd <- sqrt(diag(after))
    change <- max(abs(filled$center - mean) / sd, abs(after - cov) / outer(sd, sd))
    mean <- filled$center
    cov <- after
    if (change < 1e-10) break
  }
  list(mean = mean, cov = cov, filled = x)
}
