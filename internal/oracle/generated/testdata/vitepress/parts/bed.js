const bed = 1
// #region rows
const rows = 3
// #endregion rows
