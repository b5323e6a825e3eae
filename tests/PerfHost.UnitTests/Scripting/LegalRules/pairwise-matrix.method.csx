// title: 两两比较矩阵
// source: 本方案约定
// case: a:1 b:2 c:3 => a 0, b 1, c 2
var n = Subjects.Count;
var wins = new int[n, n];
for (var i = 0; i < n; i++)
    for (var j = 0; j < n; j++)
        wins[i, j] = Subjects[i].Total > Subjects[j].Total ? 1 : 0;
for (var i = 0; i < n; i++)
{
    var sum = 0;
    for (var j = 0; j < n; j++) sum += wins[i, j];
    Add(Subjects[i], "wins", $"{sum}");
}
