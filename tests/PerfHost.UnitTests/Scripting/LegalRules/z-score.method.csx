// title: 标准分
// source: 本方案约定
// case: a:80 b:100 => a -1.0, b 1.0
var mean = Subjects.Average(s => s.Total);
var deviation = Math.Sqrt(Subjects.Sum(s => Math.Pow(s.Total - mean, 2)) / Subjects.Count);
if (deviation == 0) return [];
return Subjects.Select(s => new Evaluation(s.Id, "z", ((s.Total - mean) / deviation).ToString("F1"))).ToList();
