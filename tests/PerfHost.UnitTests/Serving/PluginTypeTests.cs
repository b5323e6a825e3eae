using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using PerfHost.Host.Serving;
using PerfHost.Sdk;
using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.Web.Boards;

namespace PerfHost.UnitTests.Serving;

/// <summary>
/// No plugin's type comes into JSON, the hub, the container or a page: their caches would hold its memory for ever. So
/// nothing that is handed to them may lead, property by property, to a type that a plugin can be or derive from.
/// </summary>
public sealed class PluginTypeTests
{
    private static readonly Module[] s_host = [typeof(Server).Module, typeof(BoardSet).Module];
    private static readonly Type[] s_open = [typeof(object), typeof(Plugin), typeof(Extension), typeof(Exception), typeof(Delegate), typeof(MemberInfo), typeof(Assembly)];
    private static readonly Type[] s_contracts = [typeof(IIndicatorType), typeof(IColumnScorer), typeof(ITracedScorer), typeof(IEvaluationMethod), typeof(IResultPolicy), typeof(IDataSource)];

    [Fact]
    public void Pages_WhatTheyShow_LeadsToNoPluginType()
    {
        var models = Types().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract).ToArray();
        var views = Types().Select(type => Generic(type, typeof(RazorPage<>))).OfType<Type>().Where(model => !model.IsSubclassOf(typeof(PageModel)) && model != typeof(object)).Distinct().ToArray();

        Assert.True(models.Length > 15 && views.Length > 3, $"{models.Length} pages, {views.Length} views.");
        Assert.Empty(models.SelectMany(model => model.GetProperties().Where(property => property.DeclaringType!.Assembly == model.Assembly)).SelectMany(property => Leads(property.PropertyType, $"{property.DeclaringType!.Name}.{property.Name}")));
        Assert.Empty(views.SelectMany(view => Leads(view, view.Name)));
    }

    [Fact]
    public void Hub_WhatItSendsAndTakes_LeadsToNoPluginType()
    {
        var methods = Types().Where(type => type.IsSubclassOf(typeof(Hub))).SelectMany(hub => hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)).ToArray();

        Assert.NotEmpty(methods);
        Assert.Empty(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType).SelectMany(type => Leads(type, method.Name))));
    }

    [Fact]
    public void Json_WhatHostCodeHandsToIt_LeadsToNoPluginType()
    {
        var handed = s_host.SelectMany(Instantiations).Where(method => IsJson(method.DeclaringType!)).SelectMany(method => method.GetGenericArguments().Select(type => (method, type))).ToArray();
        var returned = Types().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly | BindingFlags.Instance))
            .Where(method => method.Name.Contains("Map", StringComparison.Ordinal) && method.Name.Contains("b__", StringComparison.Ordinal)).Select(method => (method, type: method.ReturnType)).ToArray();

        Assert.True(handed.Length > 10 && returned.Length > 10, $"{handed.Length} handed over, {returned.Length} returned.");
        Assert.Empty(handed.Where(one => one.type.IsGenericParameter).Select(one => one.method.ToString()));
        Assert.Empty(handed.Select(one => ((MethodBase)one.method, one.type)).Concat(returned.Select(one => ((MethodBase)one.method, one.type)))
            .Where(one => !typeof(IResult).IsAssignableFrom(one.type)).SelectMany(one => Leads(one.type, $"{one.Item1.DeclaringType!.Name}.{one.Item1.Name}")));
    }

    [Fact]
    public async Task Container_OfAServer_KnowsNoPluginType()
    {
        await using var built = new BuiltServer();
        var known = built.App.Services.GetRequiredService<IServiceProviderIsService>();

        Assert.True(known.IsService(typeof(BoardSet)));
        Assert.DoesNotContain(s_contracts.Append(typeof(Plugin)).Append(typeof(Extension)), known.IsService);
        Assert.DoesNotContain(Types().Where(known.IsService), type => s_contracts.Any(contract => contract.IsAssignableFrom(type)) || type.IsSubclassOf(typeof(Plugin)));
    }

    [Fact]
    public void Leads_BoundExtension_IsFound() => Assert.NotEmpty(Leads(typeof(IReadOnlyList<PerfHost.Engine.Evaluation.BoundExtension>), "x"));

    /// <summary>Anybody can derive from an open record by its copy constructor. The only place where a plugin hands one over is a step.</summary>
    [Fact]
    public void Step_ValueOfAPluginsOwnType_IsNotKept()
    {
        var dll = CompiledDll.Plugin("Evil", ["public sealed record Evil(PerfHost.Sdk.Value Inner) : PerfHost.Sdk.Value(Inner) { public override double Number => throw new System.InvalidOperationException(); }"]);
        var evil = (Value)Activator.CreateInstance(Assembly.Load(dll).GetType("Evil")!, Value.Of(1))!;
        var steps = new StepRecorder();

        steps.Add(new Step("完成率", evil));
        steps.Add(new Step("要点", new ChecklistValue(new List<CheckItem> { new("制度", true) })));

        Assert.IsType<MissingValue>(steps.Steps[0].Value);
        Assert.IsType<ChecklistValue>(steps.Steps[1].Value);
    }

    /// <summary>The ways from a type to what a plugin can be.</summary>
    private static List<string> Leads(Type from, string way)
    {
        var (found, seen) = (new List<string>(), new HashSet<Type>());
        Follow(from, way);
        return found;

        void Follow(Type type, string path)
        {
            if (!seen.Add(type) || IsVoid(type))
            {
                return;
            }

            if (IsOpen(type))
            {
                found.Add($"{path}: {type}");
                return;
            }

            foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                Follow(part, $"{path}<{part.Name}>");
            }

            if (type.FullName?.StartsWith("PerfHost.", StringComparison.Ordinal) == true && type is { IsEnum: false, IsArray: false })
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetMethod?.IsPublic == true))
                {
                    Follow(property.PropertyType, $"{path}.{property.Name}");
                }
            }
        }
    }

    /// <summary>Whether a value of the type can be of a plugin's own type. A <see cref="Value"/> cannot: see <see cref="Step_ValueOfAPluginsOwnType_IsNotKept"/>.</summary>
    private static bool IsOpen(Type type) =>
        s_open.Contains(type) || s_contracts.Contains(type) || type.IsSubclassOf(typeof(Plugin)) || type.IsSubclassOf(typeof(Exception)) || type.IsSubclassOf(typeof(Delegate))
        || (type.Assembly == typeof(Plugin).Assembly && type is { IsClass: true, IsSealed: false } && type != typeof(Value)
            && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly));

    private static bool IsVoid(Type type) => type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask) || type.IsPrimitive || type == typeof(string);

    private static bool IsJson(Type type) => type == typeof(Results) || type == typeof(TypedResults) || type == typeof(System.Text.Json.JsonSerializer) || type == typeof(HttpResponseJsonExtensions);

    private static IEnumerable<Type> Types() => s_host.SelectMany(module => module.GetTypes());

    private static Type? Generic(Type type, Type definition)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (known.IsGenericType && known.GetGenericTypeDefinition() == definition)
            {
                return known.GetGenericArguments()[0];
            }
        }

        return null;
    }

    /// <summary>The generic methods that code of a module calls, with the types it calls them with.</summary>
    private static IEnumerable<MethodBase> Instantiations(Module module)
    {
        const int Table = 0x2B00_0000;
        for (var row = 1; ; row++)
        {
            MethodBase? method;
            try
            {
                method = module.ResolveMethod(Table + row, [], []);
            }
            catch (ArgumentOutOfRangeException)
            {
                yield break;
            }
            catch (Exception error) when (error is ArgumentException or BadImageFormatException or TypeLoadException)
            {
                // Called with a parameter of the generic method around it, which is no call of its own.
                continue;
            }

            if (method is not null)
            {
                yield return method;
            }
        }
    }
}
