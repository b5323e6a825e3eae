using PerfHost.Sdk.Testing.Ledger;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Accounts;

namespace PerfHost.UnitTests.Accounts;

public sealed class AccountBookTests : IDisposable
{
    private const string Password = "绩效-2026-correct";
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new(Start);
    private readonly AccountBook _book;

    public AccountBookTests() => _book = Open();

    [Fact]
    public void SignIn_RightPassword_GivesTheAccountInAnyCase()
    {
        _book.Add(" 王Wei ", Password);

        Assert.Equal("王Wei", _book.SignIn("王wei", Password).Account?.Name);
        Assert.Null(_book.SignIn("王wei", Password + "x").Account);
        Assert.Null(_book.SignIn("nobody", Password).Account);
    }

    [Fact]
    public void SignIn_FiveWrongPasswords_LockTheAccountForAWhile()
    {
        _book.Add("a", Password);
        for (var i = 0; i < AccountLimits.Failures - 1; i++)
        {
            Assert.Equal(new SignInAnswer(null, null), _book.SignIn("a", "wrong"));
        }

        Assert.Equal(Start + AccountLimits.Lockout, _book.SignIn("a", "wrong").LockedUntil);
        Assert.Null(_book.SignIn("a", Password).Account);

        _clock.Set(Start + AccountLimits.Lockout);
        Assert.NotNull(_book.SignIn("a", Password).Account);
    }

    [Fact]
    public void SignIn_RightPasswordInBetween_CountsAnew()
    {
        _book.Add("a", Password);
        for (var i = 0; i < AccountLimits.Failures * 3; i++)
        {
            _book.SignIn("a", i % 3 == 2 ? Password : "wrong");
        }

        Assert.NotNull(_book.SignIn("a", Password).Account);
    }

    [Fact]
    public void Reopened_KnowsAccountsLockoutsAndKeys()
    {
        _book.Add("a", Password);
        var (secret, key) = _book.AddKey("一体化接口", [AccessScope.Observe], "a", null);
        for (var i = 0; i < AccountLimits.Failures; i++)
        {
            _book.SignIn("a", "wrong");
        }

        var again = Open();

        Assert.NotNull(again.SignIn("a", Password).LockedUntil);
        Assert.Equal(key.Id, again.FindKey(secret)?.Id);
    }

    [Fact]
    public void File_HoldsNoSecretAndIsItsOwnersAlone()
    {
        _book.Add("a", Password);
        var (secret, _) = _book.AddKey("k", AccessScope.All, "a", null);

        var text = File.ReadAllText(_folder[AccountFile.Name]);

        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder[AccountFile.Name]));
        }
    }

    [Fact]
    public void ChangePassword_GivesAnotherStamp()
    {
        var before = _book.Add("chen", Password);

        var after = _book.ChangePassword("chen", "another password");

        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Null(_book.SignIn("chen", Password).Account);
        Assert.NotNull(_book.SignIn("chen", "another password").Account);
    }

    [Theory]
    [InlineData("", Password, "accounts.name")]
    [InlineData("a\u0007", Password, "accounts.name")]
    [InlineData("b", "too short", "accounts.password")]
    [InlineData("correct", "is correct horse", "accounts.password")]
    [InlineData("TAKEN", Password, "accounts.taken")]
    public void Add_WhatWillNotDo_IsRefused(string name, string password, string key)
    {
        _book.Add("taken", Password);

        Assert.Equal(key, Assert.Throws<AccountRefusedException>(() => _book.Add(name, password)).Key);
        Assert.Single(_book.Accounts);
    }

    [Fact]
    public void Add_FirstByManyAtOnce_MakesOne()
    {
        var made = 0;
        Parallel.For(0, 8, i =>
        {
            try
            {
                _book.Add($"a{i}", Password, first: true);
                Interlocked.Increment(ref made);
            }
            catch (AccountRefusedException)
            {
                // The others come too late.
            }
        });

        Assert.Equal((1, 1), (made, _book.Accounts.Count));
    }

    [Fact]
    public void Remove_LastAccount_IsRefused()
    {
        _book.Add("a", Password);
        _book.Add("b", Password);
        _book.Remove("a");

        Assert.Equal("accounts.last", Assert.Throws<AccountRefusedException>(() => _book.Remove("B")).Key);
    }

    [Fact]
    public void FindKey_RevokedOrEnded_IsNull()
    {
        var (first, key) = _book.AddKey("k", [AccessScope.Read], "a", null);
        var (second, _) = _book.AddKey("l", [AccessScope.Read], "a", TimeSpan.FromDays(1));
        Assert.NotNull(_book.FindKey(first));
        Assert.NotNull(_book.FindKey(second));

        _book.RevokeKey(key.Id);
        _clock.Set(Start.AddDays(1));

        Assert.Null(_book.FindKey(first));
        Assert.Null(_book.FindKey(second));
        Assert.Null(_book.FindKey("perfhost_"));
    }

    [Fact]
    public void AddKey_UnknownScope_IsRefused() =>
        Assert.Equal("accounts.key.scope", Assert.Throws<AccountRefusedException>(() => _book.AddKey("k", ["root"], "a", null)).Key);

    [Fact]
    public void FirstLink_IsGoodUntilThereIsAnAccount()
    {
        var link = new FirstAccountLink(_book);
        var token = link.Address!["/setup?token=".Length..];
        Assert.True(link.Accepts(token));
        Assert.False(link.Accepts(token + "x"));
        Assert.False(link.Accepts(null));

        _book.Add("a", Password, first: true);

        Assert.False(link.Accepts(token));
        Assert.Null(link.Address);
    }

    [Fact]
    public void DamagedFile_IsNamedAndLeftAsItIs()
    {
        File.WriteAllText(_folder[AccountFile.Name], "{坏");

        Assert.Equal($"{_folder[AccountFile.Name]}:1:2", Assert.Throws<InvalidDataException>(() => new AccountFile(_folder.Path)).Message);
        Assert.Equal("{坏", File.ReadAllText(_folder[AccountFile.Name]));
    }

    public void Dispose() => _folder.Dispose();

    private AccountBook Open() => new(new AccountFile(_folder.Path), _clock);
}
