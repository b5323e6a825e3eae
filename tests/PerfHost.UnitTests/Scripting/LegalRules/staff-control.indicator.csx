// title: 在职人员控制率
// source: 财预〔2013〕53号
// case: inputs.staff=50 inputs.posts=50 => 10
// case: inputs.staff=52 inputs.posts=50 => 6
// case: inputs.staff=90 inputs.posts=50 => 0
var staff = Measurement.Inputs["staff"].Number;
var posts = Measurement.Inputs["posts"].Number;
if (posts == 0) return Score.CouldNotScore("编制数为零");
var over = Math.Max(0, staff / posts * 100 - 100);
Step("超编", over, "%");
return Math.Max(0, Weight - over * Weight * 0.1);
