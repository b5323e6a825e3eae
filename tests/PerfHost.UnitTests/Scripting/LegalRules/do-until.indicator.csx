// title: 至少评一次
// source: 本方案约定
// case: actual=250 => 7
var x = Actual;
var times = 0;
do
{
    x -= 100;
    times++;
} while (x > 0);
return Weight - times;
