# seminr takes neither sampling weights nor this treatment of missing answers. But PLS uses nothing of the answers except
# their means and covariances. They are computed below, and seminr gets a table that has exactly these.
table_of <- function(rows) {
  moments <- moments_of(as.matrix(answers[rows, , drop = FALSE]), sampling_weight[rows] / mean(sampling_weight[rows]))
  n <- length(rows)
  p <- length(indicators)
  waves <- outer(seq_len(n) - 0.5, seq_len(p), function(i, j) cos(pi * i * j / n)) * sqrt(2 * (n - 1) / n)
  eigen <- eigen(moments$cov, symmetric = TRUE)
  if (min(eigen$values) < -1e-9 * max(eigen$values)) stop("these covariances belong to no table of answers")
  root <- eigen$vectors %*% (sqrt(pmax(eigen$values, 0)) * t(eigen$vectors))
  table <- sweep(waves %*% root, 2, moments$mean, "+")
  colnames(table) <- indicators
  as.data.frame(table, optional = TRUE)
}

filled_answers <- function() {
  moments_of(as.matrix(answers), sampling_weight / mean(sampling_weight))$filled
}
